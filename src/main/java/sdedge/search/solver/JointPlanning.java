package sdedge.search.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.DrafterPlan;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;
import sdedge.search.Counts;
import sdedge.search.Outcome;
import sdedge.search.Partition;
import sdedge.search.SearchOptions;
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

  private final Instance instance;
  private final Approach approach;
  private final SearchOptions options;
  private final Control control;
  private @Nullable Plan best;
  private double bestS = Double.POSITIVE_INFINITY;
  private Termination termination = Termination.COMPLETED;
  private Counts counts = Counts.NONE;

  private JointPlanning(
      Instance instance, Approach approach, SearchOptions options, Control control) {
    this.instance = instance;
    this.approach = approach;
    this.options = options;
    this.control = control;
  }

  static Outcome solve(
      Instance instance, Approach approach, SearchOptions options, Control control) {
    return new JointPlanning(instance, approach, options, control).solve();
  }

  private Outcome solve() {
    boolean oneLength = instance.speculation().scope() == Scope.GLOBAL;
    for (UplinkPolicy uplink : Choices.uplinks(instance)) {
      List<DrafterPlan> drafters = drafters(uplink, approach::narrow);
      List<Integer> lengths =
          drafters.stream()
              .flatMap(d -> d.batches().stream())
              .map(Batch::length)
              .distinct()
              .toList();
      if (oneLength && lengths.size() > 1) {
        // Each drafter has its own best length; of these, the best for all of them together.
        for (int length : lengths) {
          offer(drafters(uplink, group -> only(length, approach.narrow(group))));
        }
      } else {
        offer(drafters);
      }
    }
    return best == null
        ? new Outcome.Unknown(termination, null)
        : outcome(best, bestS, termination, counts);
  }

  private static List<ContiguousProblem> only(int length, List<ContiguousProblem> group) {
    return List.of(group.get(0).withLengths(length));
  }

  /** A plan per drafter that has tasks; none at all if one of them has no plan. */
  private List<DrafterPlan> drafters(
      UplinkPolicy uplink, UnaryOperator<List<ContiguousProblem>> narrowing) {
    List<DrafterPlan> drafters = new ArrayList<>();
    for (int drafter = 0; drafter < instance.drafters().size(); drafter++) {
      if (instance.tasksOf(drafter).length > 0) {
        List<List<ContiguousProblem>> groups =
            Choices.problems(instance, drafter, uplink, Pipeline.ROLLING).stream()
                .map(narrowing)
                .toList();
        SearchResult result = approach.solve(groups, options, control).best();
        counts = counts.plus(result.counts());
        termination =
            result.termination() == Termination.COMPLETED ? termination : result.termination();
        DrafterPlan plan = plan(groups.get(0).get(0), result);
        if (plan == null) {
          return List.of();
        }
        drafters.add(plan);
      }
    }
    return drafters;
  }

  private void offer(List<DrafterPlan> drafters) {
    if (drafters.isEmpty()) {
      return;
    }
    Plan plan = new Plan(Pipeline.ASYNCHRONOUS, instance.speculation().scope(), drafters);
    double makespanS = Timeline.execute(instance, plan).makespanS();
    if (best == null || makespanS < bestS * (1 - SearchResult.TIE)) {
      best = plan;
      bestS = makespanS;
    }
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
