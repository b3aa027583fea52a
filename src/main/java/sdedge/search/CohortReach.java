package sdedge.search;

import sdedge.instance.Instance;
import sdedge.plan.Feasibility;

/** How far cohorts may reach in an order: the caches of tasks only add up, node by node. */
final class CohortReach {
  private final Instance instance;
  private final int[] tasks;
  private final double[] drafterTokens;
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
    for (int start = 0; start < tasks.length; start++) {
      reach[start] = new CohortReach(instance, tasks).from(start);
    }
    return reach;
  }

  private int from(int first) {
    start = first;
    end = first;
    while (end < tasks.length && fitsOneMore()) {
      end++;
    }
    return end;
  }

  private boolean fitsOneMore() {
    if (end - start >= instance.batching().maxTasksPerCohort()) {
      return false;
    }
    int drafter = instance.tasks().get(tasks[end]).drafter();
    double tokens = Feasibility.reservedTokens(instance, tasks[end]);
    drafterTokens[drafter] += tokens;
    verifierTokens += tokens;
    return Feasibility.fits(instance.drafters().get(drafter).node(), drafterTokens[drafter])
        && Feasibility.fits(instance.verifier(), verifierTokens);
  }
}
