package sdedge.check.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import sdedge.instance.Instance;

/**
 * Asynchronous execution: first-come-first-served servers (Section 6 of the model). In rounds until
 * nothing more happens in an instant all its events are processed, then batches are admitted, then
 * idle servers pick.
 */
final class QueueingExecution {
  private static final double LIKELY = 0.5;

  private final Instance instance;
  private final EventClock clock = new EventClock();
  private final Server verifier = new Server();
  private final List<Site> sites = new ArrayList<>();
  private final Deque<Job> waiting = new ArrayDeque<>();
  private final Set<Integer> resident = new LinkedHashSet<>();

  /** The servers of a drafter. */
  private record Site(Server node, Server up, Server down) {}

  QueueingExecution(Instance instance) {
    this.instance = instance;
    instance.drafters().forEach(d -> sites.add(new Site(new Server(), new Server(), new Server())));
  }

  /**
   * Runs batches to their end.
   *
   * @param likely the batches as they are if no part is certain: they say when one lets go
   */
  void run(List<BatchRun> batches, List<BatchTimes> likely) {
    double latestS = 0;
    for (int m = 0; m < batches.size(); m++) {
      latestS = Math.max(latestS, batches.get(m).readyS());
      waiting.add(new Job(batches.get(m), likely.get(m), m, latestS));
      clock.at(latestS, () -> {});
    }
    List<Server> servers =
        Stream.concat(
                Stream.of(verifier),
                sites.stream().flatMap(site -> Stream.of(site.node(), site.up(), site.down())))
            .toList();
    while (clock.advance()) {
      while (!waiting.isEmpty() && isAdmissible(waiting.element())) {
        waiting.remove().begin();
      }
      servers.forEach(Server::pick);
    }
    if (!waiting.isEmpty()) {
      throw new IllegalStateException("a batch of a plan within the limits was never admitted");
    }
  }

  private boolean isAdmissible(Job job) {
    List<Integer> together = new ArrayList<>(resident);
    together.addAll(job.run.batch().tasks());
    return job.readyS <= clock.nowS()
        && together.size() <= instance.batching().maxTasksPerCohort()
        && Memory.fits(instance, together);
  }

  /** A batch on its way. */
  private final class Job {
    private final BatchRun run;
    private final BatchTimes times;
    private final BatchTimes likely;
    private final int place;
    private final double readyS;
    private final int[] arrived;
    private int left;

    Job(BatchRun run, BatchTimes likely, int place, double readyS) {
      this.run = run;
      times = run.times();
      this.likely = likely;
      this.place = place;
      this.readyS = readyS;
      arrived = new int[times.steps() + 1];
    }

    void begin() {
      resident.addAll(run.batch().tasks());
      for (int p = 0; p < times.parts().size(); p++) {
        draft(p, 1);
      }
    }

    /** A part comes to its drafter, or without drafts to its link. */
    private void draft(int p, int n) {
      PartTimes part = times.parts().get(p);
      Site site = sites.get(part.drafter());
      if (part.length() == 0) {
        up(p, n);
        return;
      }
      arrive(
          site.node(),
          () -> {
            run.begin(p, Stage.DRAFT, n, clock.nowS());
            after(
                part.draft(n),
                () -> {
                  site.node().release();
                  up(p, n);
                });
          });
    }

    private void up(int p, int n) {
      PartTimes part = times.parts().get(p);
      Server link = sites.get(part.drafter()).up();
      arrive(
          link,
          () -> {
            run.begin(p, Stage.FRONTHAUL_UP, n, clock.nowS());
            after(part.upSerial(n), link::release);
            after(part.up(n), () -> join(n));
          });
    }

    /** One more part is at the verifier; the step arrives with the last of those active in it. */
    private void join(int n) {
      arrived[n]++;
      if (arrived[n] < times.parts().stream().filter(part -> part.steps() >= n).count()) {
        return;
      }
      arrive(
          verifier,
          () -> {
            run.begin(0, Stage.VERIFY, n, clock.nowS());
            after(
                times.verify(n),
                () -> {
                  verifier.release();
                  fork(n);
                });
          });
    }

    private void fork(int n) {
      for (int p = 0; p < times.parts().size(); p++) {
        PartTimes part = times.parts().get(p);
        if ((part.length() > 0 && n <= part.steps()) || n == part.steps()) {
          down(p, n);
        } else if (n < part.steps()) {
          verdict(p, n);
          join(n + 1);
        }
      }
    }

    private void down(int p, int n) {
      PartTimes part = times.parts().get(p);
      Server link = sites.get(part.drafter()).down();
      arrive(
          link,
          () -> {
            run.begin(p, Stage.FRONTHAUL_DOWN, n, clock.nowS());
            after(part.downSerial(n), link::release);
            after(
                part.down(n),
                () -> {
                  verdict(p, n);
                  if (n < part.steps()) {
                    draft(p, n + 1);
                  }
                });
          });
    }

    /** A verdict counts; after the last likely one the part lets go when the rest would be over. */
    private void verdict(int p, int n) {
      run.know(p, n, clock.nowS());
      run.end(clock.nowS());
      PartTimes part = times.parts().get(p);
      if (n == lastLikely(likely.parts().get(p))) {
        double restS = 0;
        for (int later = n + 1; later <= part.steps(); later++) {
          restS += part.drafterSide(later) + times.verify(later) + part.down(later);
        }
        after(restS, this::letGo);
      }
    }

    private void letGo() {
      left++;
      if (left == times.parts().size()) {
        resident.removeAll(run.batch().tasks());
      }
    }

    private void arrive(Server server, Runnable begin) {
      server.arrive(new Server.Job(clock.instant(), place, begin));
    }

    private void after(double seconds, Runnable action) {
      clock.at(clock.nowS() + seconds, action);
    }
  }

  private static int lastLikely(PartTimes part) {
    int last = part.steps();
    while (part.chance(last) < LIKELY) {
      last--;
    }
    return last;
  }
}
