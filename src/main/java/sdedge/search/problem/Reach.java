package sdedge.search.problem;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import sdedge.instance.Instance;

/** How far cohorts and batches may reach in an order. */
final class Reach {
  private Reach() {}

  /**
   * By start position, the furthest end of a cohort: within the cap on tasks and, unless batches
   * fit each alone, such that all fit in memory while some modes are loaded.
   */
  static int[] ofCohorts(Instance instance, int[] tasks, Set<String> loaded) {
    int most = instance.batching().maxTasksPerCohort();
    int[] reach =
        instance.batching().isByBatch()
            ? IntStream.generate(() -> tasks.length).limit(tasks.length).toArray()
            : MemoryReach.of(instance, tasks, loaded);
    Arrays.setAll(reach, start -> (int) Math.min(reach[start], (long) start + most));
    return reach;
  }

  /**
   * By start position, the furthest end of a batch: within a cohort, the memory that it may fill
   * alone and the cap on tasks, and such that its parts have some choice in common. With more
   * drafters they never have more.
   *
   * @param perPart whether they need none
   */
  static int[] ofBatches(
      Instance instance,
      int[] tasks,
      int[] cohortReach,
      ChoiceSet set,
      boolean perPart,
      boolean singleTasks) {
    int[] reach =
        instance.batching().isByBatch()
            ? MemoryReach.of(instance, tasks, set.loaded())
            : cohortReach.clone();
    int most = singleTasks ? 1 : instance.batching().maxTasksPerBatch();
    boolean alwaysSome = perPart || set.isPlain() || set.all().get(0).length() == 0;
    for (int start = 0; start < reach.length; start++) {
      reach[start] = Math.min(reach[start], cohortReach[start]);
      reach[start] = (int) Math.min(reach[start], (long) start + most);
      if (!alwaysSome) {
        IntStream drafters =
            IntStream.range(start, reach[start]).map(k -> instance.tasks().get(tasks[k]).drafter());
        int[][] places = set.places(drafters);
        int end = start;
        while (end < reach[start] && places[end - start].length > 0) {
          end++;
        }
        reach[start] = end;
      }
    }
    return reach;
  }
}
