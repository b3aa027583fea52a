package sdedge.search.solver;

import org.jspecify.annotations.Nullable;
import sdedge.latency.TaskSteps;
import sdedge.search.ContiguousProblem;
import sdedge.search.Partition;

/** A plan for when a search ends before it has one: batches as large as may be, one length. */
final class Fallback {
  private static final double BYTES_PER_STEP = 600; // of an executed plan, generously
  private static final double SHARE_OF_HEAP = 0.5;

  private Fallback() {}

  /** The maximal batches of a problem with the shortest length; null if memory is too short. */
  static @Nullable Partition of(ContiguousProblem problem) {
    double steps = 0;
    for (int position = 0; position < problem.size(); position++) {
      steps += TaskSteps.of(problem.task(position), problem.lengths()[0]).steps();
    }
    if (steps * BYTES_PER_STEP > SHARE_OF_HEAP * Runtime.getRuntime().maxMemory()) {
      return null;
    }
    return Partition.maximal(problem);
  }
}
