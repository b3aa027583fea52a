package sdedge.timeline;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Serves one job at a time, first come first served; arrivals of one instant by plan position.
 *
 * @param <J> what it serves
 */
final class Server<J> {
  /** What a server does to a job. */
  @FunctionalInterface
  interface Service<J> {
    /** Begins at {@code startS} and plans what follows; returns when the server is free again. */
    double begin(J job, double startS);
  }

  private record Waiting<J>(long instant, int position, J job) {}

  private final EventQueue events;
  private final Service<J> service;
  private final PriorityQueue<Waiting<J>> queue =
      new PriorityQueue<>(
          Comparator.<Waiting<J>>comparingLong(Waiting::instant)
              .thenComparingInt(Waiting::position));
  private boolean busy;

  Server(EventQueue events, Service<J> service) {
    this.events = events;
    this.service = service;
  }

  /** A job of the batch at a position of the plan has come. */
  void arrive(int position, J job) {
    queue.add(new Waiting<>(events.instant(), position, job));
  }

  /** Begins with the next job if there is one and the server is idle. */
  void pick() {
    if (busy || queue.isEmpty()) {
      return;
    }
    busy = true;
    double freeS = service.begin(queue.remove().job(), events.nowS());
    events.at(freeS, () -> busy = false);
  }
}
