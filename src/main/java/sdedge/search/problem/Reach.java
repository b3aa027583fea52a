package sdedge.search.problem;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.plan.Arena;
import sdedge.plan.MemoryModel;

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

  /**
   * How far tasks in an order fit in memory together: the more, the more they need on every node.
   */
  static final class MemoryReach {
    private final Instance instance;
    private final int[] tasks;
    private final MemoryModel memory;
    private final Arena reserved; // of the tasks from start to end − 1
    private int start;
    private int end;

    private MemoryReach(Instance instance, int[] tasks, MemoryModel memory) {
      this.instance = instance;
      this.tasks = tasks;
      this.memory = memory;
      reserved = new Arena(instance, instance.drafters().size());
    }

    /** By start position, the furthest end of tasks that fit while some modes are loaded. */
    static int[] of(Instance instance, int[] tasks, Set<String> loaded) {
      int[] reach = new int[tasks.length];
      MemoryReach fitting = new MemoryReach(instance, tasks, MemoryModel.of(instance, loaded));
      for (int first = 0; first < tasks.length; first++) {
        reach[first] = fitting.from(first);
      }
      return reach;
    }

    /** From one position after the other: an end never falls back. */
    private int from(int first) {
      for (; start < first; start++) {
        reserved.removeFirst(drafter(start), tasks[start]);
      }
      while (start == end || fits()) {
        if (end == tasks.length) {
          return end;
        }
        reserved.add(drafter(end), tasks[end]);
        end++;
      }
      return end - 1; // the last one has come in vain, and waits until others leave
    }

    /** Whether all do, as all but the last one do. */
    private boolean fits() {
      int d = drafter(end - 1);
      return memory.fits(d, reserved.onDrafter(d))
          && memory.fitsVerifier(reserved.onVerifier(), reserved::onVerifier);
    }

    private int drafter(int position) {
      return instance.tasks().get(tasks[position]).drafter();
    }
  }
}
