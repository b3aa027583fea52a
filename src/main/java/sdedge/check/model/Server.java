package sdedge.check.model;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Serves one at a time: first come, of those of one instant first in the plan. */
final class Server {
  /** What a server does for a batch or one of its parts. */
  record Job(int instant, int place, Runnable begin) {}

  private final PriorityQueue<Job> queue =
      new PriorityQueue<>(Comparator.comparingInt(Job::instant).thenComparingInt(Job::place));
  private boolean busy;

  void arrive(Job job) {
    queue.add(job);
  }

  /** Begins the next job if there is one and the server is idle. */
  void pick() {
    if (!busy && !queue.isEmpty()) {
      busy = true;
      queue.remove().begin().run();
    }
  }

  void release() {
    busy = false;
  }
}
