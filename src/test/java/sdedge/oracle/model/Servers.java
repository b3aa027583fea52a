package sdedge.oracle.model;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import sdedge.instance.Instance;
import sdedge.timeline.Stage;

/**
 * The servers of stages, which serve one at a time: first come, of those of one instant first in
 * the plan, then first of the parts.
 *
 * @param <A> what a service begins with
 */
public final class Servers<A> {
  private static final int AT_DRAFTER = 3; // stages with servers of their own

  private final int[] up; // by drafter, the first on its band
  private final Map<Integer, PriorityQueue<Job<A>>> waiting = new HashMap<>(); // by server
  private final Set<Integer> busy = new HashSet<>();
  private final Set<Integer> changed = new LinkedHashSet<>(); // since idle ones were last asked

  /** What is to be done for a batch or one of its parts. */
  private record Job<A>(int instant, int place, int part, A begin) {}

  public Servers(Instance instance) {
    up = SharedBand.firstUsers(instance);
  }

  /** The number of the server of a stage at a drafter; all verifications have one. */
  private int server(Stage stage, int drafter) {
    int server =
        switch (stage) {
          case VERIFY -> 0;
          case DRAFT -> AT_DRAFTER * drafter + 1;
          case FRONTHAUL_UP -> AT_DRAFTER * up[drafter] + 2;
          case FRONTHAUL_DOWN -> AT_DRAFTER * drafter + AT_DRAFTER;
        };
    changed.add(server);
    return server;
  }

  /** A job for a batch or one of its parts comes in an instant. */
  public void arrive(Stage stage, int drafter, int instant, int place, int part, A begin) {
    waiting
        .computeIfAbsent(
            server(stage, drafter),
            server ->
                new PriorityQueue<>(
                    Comparator.<Job<A>>comparingInt(Job::instant)
                        .thenComparingInt(Job::place)
                        .thenComparingInt(Job::part)))
        .add(new Job<>(instant, place, part, begin));
  }

  public void release(Stage stage, int drafter) {
    busy.remove(server(stage, drafter));
  }

  /** Idle servers take their next jobs, which bring no others in this instant. */
  public void pick(Consumer<A> begins) {
    for (int server : changed) {
      PriorityQueue<Job<A>> queue = waiting.get(server);
      if (queue != null && !queue.isEmpty() && busy.add(server)) {
        begins.accept(queue.remove().begin);
      }
    }
    changed.clear();
  }
}
