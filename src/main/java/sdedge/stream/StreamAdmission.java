package sdedge.stream;

import sdedge.plan.ReservedTokens;

/**
 * Who waits and who may come in: the longest prefix of the waiting that fits beside all residents,
 * the head blocking the rest. Residents and that prefix only grow into one another, so that what
 * they reserve together is kept, and every request is looked at once.
 */
final class StreamAdmission {
  private final Population population;
  private final Requests requests;
  private final StreamUploads uploads;
  private final int[] order; // of those that have been ready
  private final long[] readyAt; // instants, in that order
  private final ReservedTokens reserved; // of residents and the prefix
  private final int most; // residents
  private int residents;
  private int head; // first that waits, in the order
  private int fitting; // behind the last that fits
  private int waiting; // behind the last that waits
  private boolean isFull; // for the next that waits, until somebody leaves
  private int latest = -1; // the last to arrive of those that have been ready

  /** Within the limits of the instance, and with at most so many residents. */
  StreamAdmission(StreamRun run, Requests requests, StreamUploads uploads, int mostResidents) {
    most = Math.min(mostResidents, run.instance().batching().maxTasksPerCohort());
    population = run.population;
    this.requests = requests;
    this.uploads = uploads;
    order = new int[requests.count()];
    readyAt = new long[requests.count()];
    reserved = ReservedTokens.none(run.instance(), run.memory);
  }

  /** The request that is ready next; −1 if there is none. */
  int nextReady() {
    return uploads.next();
  }

  /** The next request is ready. */
  void ready(long instant) {
    int request = uploads.take();
    latest = Math.max(latest, request);
    readyAt[waiting] = instant;
    order[waiting++] = request;
    extend();
  }

  /**
   * The request whose arrival begins a new run, as nothing is left to do of those before; −1 if
   * there is none. A closed loop is one run.
   */
  int firstAnew() {
    boolean isIdle = latest + 1 == waiting && residents == 0 && nextReady() >= 0;
    return isIdle && !requests.isClosedLoop() ? waiting : -1;
  }

  /** How many requests are resident. */
  int residents() {
    return residents;
  }

  /** How many of the waiting fit beside all residents. */
  int fitting() {
    return fitting - head;
  }

  /** How many of them were ready by some instant. */
  int fitting(long instant) {
    int low = head;
    int high = fitting;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (readyAt[middle] <= instant) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - head;
  }

  /** Admits the first of the waiting, which must fit. */
  int admit() {
    residents++;
    return order[head++];
  }

  /** A resident leaves; {@link #extend} is to be called when all have. */
  void leave(int task) {
    residents--;
    isFull = false;
    reserved.add(population.drafter[task], -population.reserved[task]);
  }

  /** Lets more of the waiting fit. */
  void extend() {
    while (!isFull && fitting < waiting) {
      if (residents + fitting() >= most) {
        return;
      }
      int task = requests.task(order[fitting]);
      int d = population.drafter[task];
      reserved.add(d, population.reserved[task]);
      if (!reserved.fitVerifier() || !reserved.fitDrafter(d)) {
        reserved.add(d, -population.reserved[task]);
        isFull = true;
        return;
      }
      fitting++;
    }
  }
}
