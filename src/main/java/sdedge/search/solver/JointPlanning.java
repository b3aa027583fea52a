package sdedge.search.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.DrafterPlan;
import sdedge.plan.Plan;
import sdedge.search.ContiguousProblem;
import sdedge.search.Counts;
import sdedge.search.Outcome;
import sdedge.search.Partition;
import sdedge.search.SearchResult;
import sdedge.search.Termination;
import sdedge.timeline.Timeline;

/**
 * Plans for asynchronous execution: each drafter by itself, optimal under {@code rolling}, then all
 * executed together. Not optimal in general, and without a bound.
 */
final class JointPlanning {
  private static final String NOTE =
      "planned drafter by drafter under rolling, executed asynchronously: optimality not claimed";

  private JointPlanning() {}

  static Outcome solve(Instance instance, GroupSearch search) {
    return solve(instance, group -> group, search);
  }

  /**
   * Plans by another search.
   *
   * @param narrowing what is left of the problems of one order and uplink
   */
  static Outcome solve(
      Instance instance, UnaryOperator<List<ContiguousProblem>> narrowing, GroupSearch search) {
    Plan best = null;
    double bestS = Double.POSITIVE_INFINITY;
    Termination termination = Termination.COMPLETED;
    Counts counts = Counts.NONE;
    for (UplinkPolicy uplink : Choices.uplinks(instance)) {
      List<DrafterPlan> drafters = new ArrayList<>();
      for (int drafter = 0; drafter < instance.drafters().size(); drafter++) {
        if (instance.tasksOf(drafter).length > 0) {
          List<List<ContiguousProblem>> groups =
              Choices.problems(instance, drafter, uplink, Pipeline.ROLLING).stream()
                  .map(narrowing)
                  .toList();
          SearchResult result = search.solve(groups).best();
          counts = counts.plus(result.counts());
          termination =
              result.termination() == Termination.COMPLETED ? termination : result.termination();
          DrafterPlan plan = plan(groups.get(0).get(0), result);
          if (plan == null) {
            return new Outcome.Unknown(termination, null);
          }
          drafters.add(plan);
        }
      }
      Plan plan = new Plan(Pipeline.ASYNCHRONOUS, instance.speculation().scope(), drafters);
      double makespanS = Timeline.execute(instance, plan).makespanS();
      if (best == null || makespanS < bestS * (1 - SearchResult.TIE)) {
        best = plan;
        bestS = makespanS;
      }
    }
    return best == null
        ? new Outcome.Unknown(termination, null)
        : outcome(best, bestS, termination, counts);
  }

  static Outcome outcome(Plan plan, double makespanS, Termination termination, Counts counts) {
    return new Outcome.Feasible(plan, makespanS, null, termination, NOTE, counts);
  }

  private static @Nullable DrafterPlan plan(ContiguousProblem first, SearchResult result) {
    ContiguousProblem problem = result.problem();
    Partition partition = result.partition();
    if (problem != null && partition != null) {
      return partition.drafterPlan(problem);
    }
    Partition fallback = Fallback.of(first);
    return fallback == null ? null : fallback.drafterPlan(first);
  }
}
