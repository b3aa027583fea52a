package sdedge.search.joint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.DraftChoices;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
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
    List<DraftChoice> all = draftChoices(instance);
    if (instance.speculation().scope() == Scope.GLOBAL) {
      Set<Integer> drafters =
          instance.tasks().stream().map(Task::drafter).collect(Collectors.toSet());
      for (DraftChoice draftChoice : all) {
        if (every.allows(draftChoice, drafters)) {
          every.enumerate(List.of(), List.of(), 0, List.of(draftChoice), every::offer);
        }
      }
    } else {
      every.enumerate(List.of(), List.of(), 0, all, every::offer);
    }
    return every.bestS;
  }

  /** Every length in every mode that some drafter can choose. */
  private static List<DraftChoice> draftChoices(Instance instance) {
    Set<@Nullable String> names = new LinkedHashSet<>();
    instance.drafters().stream()
        .filter(Drafter::hasChoice)
        .forEach(drafter -> drafter.modes().forEach(mode -> names.add(mode.name())));
    if (names.isEmpty()) {
      names.add(null);
    }
    List<DraftChoice> all = new ArrayList<>();
    for (int length = instance.speculation().minLength();
        length <= instance.speculation().maxLength();
        length++) {
      for (String name : length == 0 ? Arrays.asList((String) null) : names) {
        all.add(new DraftChoice(name, length));
      }
    }
    return all;
  }

  /** Whether all of some drafters can draft so. */
  private boolean allows(DraftChoice draftChoice, Set<Integer> drafters) {
    return draftChoice.length() == 0
        || drafters.stream().allMatch(d -> instance.drafters().get(d).has(draftChoice));
  }

  private void enumerate(
      List<Cohort> done, List<Batch> open, int at, List<DraftChoice> all, Consumer<Plan> found) {
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
      enumerate(cohorts, List.of(), at, all, found);
    }
    for (int end = at + 1; end <= order.length; end++) {
      List<Integer> tasks = new ArrayList<>();
      for (int k = at; k < end; k++) {
        tasks.add(order[k]);
      }
      Set<Integer> drafters =
          tasks.stream().map(k -> instance.tasks().get(k).drafter()).collect(Collectors.toSet());
      boolean choice = drafters.stream().anyMatch(d -> instance.drafters().get(d).hasChoice());
      Set<DraftChoice> meant = new LinkedHashSet<>();
      for (DraftChoice draftChoice : all) {
        if (allows(draftChoice, drafters)) {
          meant.add(choice ? draftChoice : DraftChoice.of(draftChoice.length()));
        }
      }
      for (DraftChoice draftChoice : meant) {
        List<Batch> batches = new ArrayList<>(open);
        batches.add(new Batch(tasks, new DraftChoices.SharedChoice(draftChoice)));
        enumerate(done, batches, end, all, found);
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
