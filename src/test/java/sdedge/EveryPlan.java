package sdedge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.timeline.Timeline;

/**
 * Every plan of batches under sequential uploads and one pipeline: all ordered partitions of the
 * tasks, contiguous in no order, with all cuts into cohorts and all lengths of the scope.
 */
public final class EveryPlan {
  private final Instance instance;
  private final int all;
  private final IntPredicate allowed; // batches, by the bits of their tasks
  private double bestS = Double.POSITIVE_INFINITY;

  private EveryPlan(Instance instance, IntPredicate allowed) {
    this.instance = instance;
    this.allowed = allowed;
    all = (1 << instance.tasks().size()) - 1;
  }

  /** The least makespan of all, seconds; infinite if none fits. */
  public static double bestS(Instance instance) {
    return bestS(instance, set -> true);
  }

  /** The least makespan of those whose batches are intervals of the tasks as given, seconds. */
  public static double bestOfIntervalsS(Instance instance) {
    return bestS(instance, EveryPlan::isInterval);
  }

  private static double bestS(Instance instance, IntPredicate allowed) {
    EveryPlan all = new EveryPlan(instance, allowed);
    all.extend(new ArrayList<>(), 0);
    return all.bestS;
  }

  private static boolean isInterval(int set) {
    int shifted = set >> Integer.numberOfTrailingZeros(set);
    return (shifted & (shifted + 1)) == 0;
  }

  /** Adds every batch of tasks that are left, as a bit set, with every length. */
  private void extend(List<Batch> batches, int planned) {
    if (planned == all) {
      cohorts(batches);
      return;
    }
    boolean isGlobal = instance.speculation().scope() == Scope.GLOBAL;
    for (int set = 1; set <= all; set++) {
      if ((set & planned) != 0 || !allowed.test(set)) {
        continue;
      }
      for (int l = instance.speculation().minLength();
          l <= instance.speculation().maxLength();
          l++) {
        if (isGlobal && !batches.isEmpty() && !hasLength(batches.get(0), l)) {
          continue;
        }
        batches.add(new Batch(tasks(set), l));
        extend(batches, planned | set);
        batches.remove(batches.size() - 1);
      }
    }
  }

  private static boolean hasLength(Batch batch, int length) {
    return batch.choices().lengths().allMatch(other -> other == length);
  }

  private static List<Integer> tasks(int set) {
    List<Integer> tasks = new ArrayList<>();
    for (int k = 0; set >> k != 0; k++) {
      if ((set >> k & 1) == 1) {
        tasks.add(k);
      }
    }
    return tasks;
  }

  private void cohorts(List<Batch> batches) {
    for (int cuts = 0; cuts < 1 << (batches.size() - 1); cuts++) {
      List<Cohort> cohorts = new ArrayList<>();
      int start = 0;
      for (int end = 1; end <= batches.size(); end++) {
        if (end == batches.size() || (cuts >> (end - 1) & 1) == 1) {
          cohorts.add(new Cohort(batches.subList(start, end)));
          start = end;
        }
      }
      Plan plan =
          new Plan(instance.pipeline(), Scope.BATCH, null, UplinkPolicy.SEQUENTIAL, cohorts);
      if (Feasibility.violations(instance, plan).isEmpty()) {
        bestS = Math.min(bestS, Timeline.makespanS(instance, plan));
      }
    }
  }
}
