package sdedge.check.model;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Serves one at a time: first come, of those of one instant first in the plan, then first of the
 * parts.
 *
 * @param <A> what a service begins with
 */
public final class Server<A> {
  private final PriorityQueue<Job<A>> queue;
  private boolean busy;

  /** What it does for a batch or one of its parts. */
  private record Job<A>(int instant, int place, int part, A begin) {}

  public Server() {
    queue =
        new PriorityQueue<>(
            Comparator.<Job<A>>comparingInt(Job::instant)
                .thenComparingInt(Job::place)
                .thenComparingInt(Job::part));
  }

  /** Another server that is busy with the same, and for which the same waits. */
  Server(Server<A> other) {
    queue = new PriorityQueue<>(other.queue);
    busy = other.busy;
  }

  /** A job for a batch or one of its parts comes in an instant. */
  public void arrive(int instant, int place, int part, A begin) {
    queue.add(new Job<>(instant, place, part, begin));
  }

  /** What the next job begins with, if there is one and the server is idle; else null. */
  public @Nullable A pick() {
    if (busy || queue.isEmpty()) {
      return null;
    }
    busy = true;
    return queue.remove().begin;
  }

  public void release() {
    busy = false;
  }

  boolean isIdle() {
    return !busy && queue.isEmpty();
  }
}
