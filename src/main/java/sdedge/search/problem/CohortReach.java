package sdedge.search.problem;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import sdedge.instance.Instance;

/** How far cohorts may reach in an order. */
final class CohortReach {
  private CohortReach() {}

  /**
   * By start position, the furthest end of a cohort: within the cap on tasks and, unless batches
   * fit each alone, such that all fit in memory while some modes are loaded.
   */
  static int[] of(Instance instance, int[] tasks, Set<String> loaded) {
    int most = instance.batching().maxTasksPerCohort();
    int[] reach =
        instance.batching().isByBatch()
            ? IntStream.generate(() -> tasks.length).limit(tasks.length).toArray()
            : MemoryReach.of(instance, tasks, loaded);
    Arrays.setAll(reach, start -> (int) Math.min(reach[start], (long) start + most));
    return reach;
  }
}
