package sdedge.timeline;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Serves one job at a time, first come first served; arrivals of one instant by plan position, then
 * drafter.
 */
final class Server {
  /**
   * What waits: a batch, or one of its parts.
   *
   * @param stage that begins
   * @param slot of the batch among those in the system
   */
  record QueueEntry(Stage stage, long instant, int position, int slot, int part) {}

  private final PriorityQueue<QueueEntry> queue;
  private boolean busy;

  /** An idle server. */
  Server() {
    queue = new PriorityQueue<>(Server::compare);
  }

  /** By the fields in turn: half the time of comparators one after the other. */
  private static int compare(QueueEntry a, QueueEntry b) {
    if (a.instant != b.instant) {
      return Long.compare(a.instant, b.instant);
    }
    return a.position != b.position
        ? Integer.compare(a.position, b.position)
        : Integer.compare(a.part, b.part);
  }

  /** A copy of a server, which advances independently. */
  Server(Server other) {
    queue = new PriorityQueue<>(other.queue);
    busy = other.busy;
  }

  void arrive(QueueEntry job) {
    queue.add(job);
  }

  /** Takes the next job if there is one and the server is idle; else null. */
  @Nullable QueueEntry pick() {
    if (busy || queue.isEmpty()) {
      return null;
    }
    busy = true;
    return queue.remove();
  }

  /** Whether it has nothing to do. */
  boolean isIdle() {
    return !busy && queue.isEmpty();
  }

  /** What it served is done. */
  void release() {
    busy = false;
  }
}
