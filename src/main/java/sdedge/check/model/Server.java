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
  /** What a server does for a batch or one of its parts. */
  public record Job<A>(int instant, int place, int part, A begin) {}

  private final PriorityQueue<Job<A>> queue;
  private boolean busy;

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

  public void arrive(Job<A> job) {
    queue.add(job);
  }

  /** The next job, which begins, if there is one and the server is idle; else null. */
  public @Nullable Job<A> pick() {
    if (busy || queue.isEmpty()) {
      return null;
    }
    busy = true;
    return queue.remove();
  }

  public void release() {
    busy = false;
  }

  boolean isIdle() {
    return !busy && queue.isEmpty();
  }
}
