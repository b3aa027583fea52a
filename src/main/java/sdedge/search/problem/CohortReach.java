package sdedge.search.problem;

import java.util.Set;
import sdedge.instance.Instance;
import sdedge.plan.Feasibility;
import sdedge.plan.MemoryModel;

/** How far cohorts may reach in an order: the caches of tasks only add up, node by node. */
final class CohortReach {
  private final Instance instance;
  private final MemoryModel memory;
  private final int[] tasks;
  private final double[] drafterTokens; // of the tasks from start to end − 1; whole, so exact
  private double verifierTokens;
  private int start;
  private int end;

  private CohortReach(Instance instance, int[] tasks, MemoryModel memory) {
    this.memory = memory;
    this.instance = instance;
    this.tasks = tasks;
    drafterTokens = new double[instance.drafters().size()];
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
    while (end < tasks.length && fits(end)) {
      add(end++, 1);
    }
    return end;
  }

  private boolean fits(int position) {
    int drafter = drafter(position);
    double tokens = Feasibility.reservedTokens(instance, tasks[position]);
    if (end - start >= instance.batching().maxTasksPerCohort()
        || !memory.fits(drafter, drafterTokens[drafter] + tokens)) {
      return false;
    }
    drafterTokens[drafter] += tokens;
    boolean fits = memory.fitsVerifier(verifierTokens + tokens, drafterTokens);
    drafterTokens[drafter] -= tokens;
    return fits;
  }

  private void add(int position, int sign) {
    double tokens = sign * Feasibility.reservedTokens(instance, tasks[position]);
    drafterTokens[drafter(position)] += tokens;
    verifierTokens += tokens;
  }

  private int drafter(int position) {
    return instance.tasks().get(tasks[position]).drafter();
  }
}
