package sdedge.search.problem;

import java.util.Set;
import sdedge.instance.Instance;
import sdedge.plan.Feasibility;
import sdedge.plan.MemoryModel;
import sdedge.plan.ReservedTokens;

/** How far cohorts may reach in an order: the caches of tasks only add up, node by node. */
final class CohortReach {
  private final Instance instance;
  private final int[] tasks;
  private final ReservedTokens reserved; // of the tasks from start to end − 1
  private int start;
  private int end;

  private CohortReach(Instance instance, int[] tasks, MemoryModel memory) {
    this.instance = instance;
    this.tasks = tasks;
    reserved = ReservedTokens.none(instance, memory);
  }

  /** By start position, the furthest end of a cohort that fits while some modes are loaded. */
  static int[] of(Instance instance, int[] tasks, Set<String> loaded) {
    int[] reach = new int[tasks.length];
    CohortReach cohort = new CohortReach(instance, tasks, MemoryModel.of(instance, loaded));
    for (int first = 0; first < tasks.length; first++) {
      reach[first] = cohort.from(first);
    }
    return reach;
  }

  /** From one position after the other: an end never falls back. */
  private int from(int first) {
    for (; start < first; start++) {
      if (start < end) {
        add(start, -1);
      }
    }
    end = Math.max(end, first);
    while (end < tasks.length && end - start < instance.batching().maxTasksPerCohort()) {
      add(end, 1);
      if (!reserved.fitDrafter(drafter(end)) || !reserved.fitVerifier()) {
        add(end, -1);
        break;
      }
      end++;
    }
    return end;
  }

  private void add(int position, int sign) {
    reserved.add(drafter(position), sign * Feasibility.reservedTokens(instance, tasks[position]));
  }

  private int drafter(int position) {
    return instance.tasks().get(tasks[position]).drafter();
  }
}
