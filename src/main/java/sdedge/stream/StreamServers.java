package sdedge.stream;

import java.util.Arrays;

/**
 * The queues of all servers, in the order of {@link ServerNumbers}: first come, first served; of
 * one instant the group of the lower number first, then the drafter.
 */
final class StreamServers {
  private final Jobs jobs;
  private final int[] head;
  private final int[] tail;
  private final boolean[] busy; // until an event releases it
  private final double[] sentS; // of links: when they have sent what they took last
  private final double[] busyS;
  private final int[] called; // servers that may be able to begin
  private final boolean[] isCalled;
  private int calls;

  StreamServers(Jobs jobs, int count) {
    this.jobs = jobs;
    head = new int[count];
    tail = new int[count];
    busy = new boolean[count];
    sentS = new double[count];
    busyS = new double[count];
    called = new int[count];
    isCalled = new boolean[count];
    Arrays.fill(head, Jobs.NONE);
    Arrays.fill(tail, Jobs.NONE);
  }

  /** A job comes to a server. */
  void arrive(int server, int job, long instant) {
    jobs.instant[job] = instant;
    int before = tail[server];
    if (before != Jobs.NONE && isBefore(job, before)) {
      before = Jobs.NONE;
      for (int at = head[server]; !isBefore(job, at); at = jobs.next[at]) {
        before = at;
      }
    }
    jobs.next[job] = before == Jobs.NONE ? head[server] : jobs.next[before];
    if (before == Jobs.NONE) {
      head[server] = job;
    } else {
      jobs.next[before] = job;
    }
    if (jobs.next[job] == Jobs.NONE) {
      tail[server] = job;
    }
    call(server);
  }

  private boolean isBefore(int job, int other) {
    return jobs.instant[job] == jobs.instant[other]
        && (jobs.group[job] < jobs.group[other]
            || (jobs.group[job] == jobs.group[other] && jobs.drafter[job] < jobs.drafter[other]));
  }

  private void call(int server) {
    if (!isCalled[server]) {
      isCalled[server] = true;
      called[calls++] = server;
    }
  }

  /** Whether a server does nothing, and has nothing to do. */
  boolean isIdle(int server) {
    return !busy[server] && head[server] == Jobs.NONE;
  }

  /** The clock begins anew: nothing is sent any more. */
  void beginAnew() {
    Arrays.fill(sentS, 0);
  }

  /** When a link has sent what it took last, seconds. */
  double sentS(int link) {
    return sentS[link];
  }

  /** A link sends until some time. Whether somebody waits for that already. */
  boolean sends(int link, double untilS) {
    sentS[link] = untilS;
    return head[link] != Jobs.NONE;
  }

  /** A server does nothing else until an event releases it. */
  void keep(int server) {
    busy[server] = true;
  }

  /** A server is idle again. */
  void release(int server) {
    busy[server] = false;
    call(server);
  }

  /** A server that can begin with its next job; {@link Jobs#NONE} if there is none. */
  int ready() {
    while (calls > 0) {
      int server = called[--calls];
      isCalled[server] = false;
      if (!busy[server] && head[server] != Jobs.NONE) {
        return server;
      }
    }
    return Jobs.NONE;
  }

  /** Takes the next job of a server out of its queue. */
  int remove(int server) {
    int job = head[server];
    head[server] = jobs.next[job];
    if (head[server] == Jobs.NONE) {
      tail[server] = Jobs.NONE;
    }
    return job;
  }

  /**
   * Somebody is served for so many seconds.
   *
   * @param of the server that this is work of: on a shared band, the link of one of its drafters
   */
  void begin(int of, double seconds) {
    busyS[of] += seconds;
  }

  /** Seconds that each server was busy. */
  double[] busyS() {
    return busyS;
  }
}
