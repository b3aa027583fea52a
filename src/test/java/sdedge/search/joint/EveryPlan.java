package sdedge.search.joint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.search.problem.TaskOrdering;
import sdedge.wireless.allocation.EqualFinishTimes;
import sdedge.wireless.allocation.OptimalAllocation;
import sdedge.wireless.allocation.Traffic;

/** All feasible plans contiguous in the order of an instance, each with its optimal allocation. */
final class EveryPlan {
  private final Instance instance;
  private final int[] order;
  private final Traffic traffic;
  private final double[] equalFinishS;
  private double bestS = Double.POSITIVE_INFINITY;

  private EveryPlan(Instance instance) {
    this.instance = instance;
    order = TaskOrdering.sort(instance, instance.order());
    traffic = Traffic.of(instance, order);
    equalFinishS = EqualFinishTimes.of(instance, order);
  }

  /** The least makespan, seconds. */
  static double bestS(Instance instance) {
    EveryPlan every = new EveryPlan(instance);
    int lowest = instance.speculation().minLength();
    int highest = instance.speculation().maxLength();
    if (instance.speculation().scope() == Scope.GLOBAL) {
      for (int length = lowest; length <= highest; length++) {
        every.enumerate(List.of(), List.of(), 0, length, length, every::offer);
      }
    } else {
      every.enumerate(List.of(), List.of(), 0, lowest, highest, every::offer);
    }
    return every.bestS;
  }

  private void enumerate(
      List<Cohort> done, List<Batch> open, int at, int lowest, int highest, Consumer<Plan> found) {
    if (!open.isEmpty()) {
      List<Cohort> cohorts = new ArrayList<>(done);
      cohorts.add(new Cohort(open));
      if (at == order.length) {
        Plan plan =
            new Plan(instance.pipeline(), Scope.BATCH, null, UplinkPolicy.SEQUENTIAL, cohorts);
        if (Feasibility.violations(instance, plan).isEmpty()) {
          found.accept(plan);
        }
        return;
      }
      enumerate(cohorts, List.of(), at, lowest, highest, found);
    }
    for (int end = at + 1; end <= order.length; end++) {
      List<Integer> tasks = new ArrayList<>();
      for (int k = at; k < end; k++) {
        tasks.add(order[k]);
      }
      for (int length = lowest; length <= highest; length++) {
        List<Batch> batches = new ArrayList<>(open);
        batches.add(new Batch(tasks, length));
        enumerate(done, batches, end, lowest, highest, found);
      }
    }
  }

  private void offer(Plan plan) {
    double[] pathS = BestAllocation.pathS(instance, plan);
    double least = 0;
    for (int k = 0; k < pathS.length; k++) {
      // Before a batch begins, all tasks up to its end are there.
      boolean last = k + 1 == pathS.length || pathS[k + 1] < pathS[k];
      least = Math.max(least, last ? equalFinishS[k] + pathS[k] : 0);
    }
    if (least < bestS) {
      bestS =
          Math.min(
              bestS, OptimalAllocation.of(traffic, pathS, OptimalAllocation.FINAL).makespanS());
    }
  }
}
