package sdedge.timeline;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Serves one batch at a time, first come first served; arrivals of one instant by admission. */
final class Server {
  /** What a server does to a batch. */
  @FunctionalInterface
  interface Service {
    /** Begins at {@code startS} and plans what follows; returns when the server is free again. */
    double begin(Job job, double startS);
  }

  private record Waiting(long instant, Job job) {}

  private final EventQueue events;
  private final Service service;
  private final PriorityQueue<Waiting> queue =
      new PriorityQueue<>(
          Comparator.comparingLong(Waiting::instant).thenComparingInt(w -> w.job().position()));
  private boolean busy;

  Server(EventQueue events, Service service) {
    this.events = events;
    this.service = service;
  }

  void arrive(Job job) {
    queue.add(new Waiting(events.instant(), job));
  }

  /** Begins with the next batch if there is one and the server is idle. */
  void pick() {
    if (busy || queue.isEmpty()) {
      return;
    }
    busy = true;
    double freeS = service.begin(queue.remove().job(), events.nowS());
    events.at(freeS, () -> busy = false);
  }
}
