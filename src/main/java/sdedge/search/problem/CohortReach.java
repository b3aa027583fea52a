package sdedge.search.problem;

import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.plan.Feasibility;

/** How far cohorts may reach in an order: the caches of tasks only add up, node by node. */
final class CohortReach {
  private final Instance instance;
  private final int[] tasks;
  private final double[] drafterTokens; // of the tasks from start to end − 1; whole, so exact
  private double verifierTokens;
  private int start;
  private int end;

  private CohortReach(Instance instance, int[] tasks) {
    this.instance = instance;
    this.tasks = tasks;
    drafterTokens = new double[instance.drafters().size()];
  }

  /** By start position, the furthest end of a cohort that fits. */
  static int[] of(Instance instance, int[] tasks) {
    int[] reach = new int[tasks.length];
    CohortReach cohort = new CohortReach(instance, tasks);
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
    Node node = instance.drafters().get(drafter).node();
    return end - start < instance.batching().maxTasksPerCohort()
        && Feasibility.fits(node, drafterTokens[drafter] + tokens)
        && Feasibility.fits(instance.verifier(), verifierTokens + tokens);
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
