package sdedge.search.solver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Lengths;
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
import sdedge.timeline.Uploads;
import sdedge.wireless.Allocation;

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
      List<Plan> drafters = drafters(uplink, approach::narrow);
      List<Lengths> lengths =
          drafters.stream()
              .flatMap(d -> d.batches().stream())
              .map(Batch::lengths)
              .distinct()
              .toList();
      if (oneLength && lengths.size() > 1) {
        // Each drafter has its own best length; of these, the best for all of them together.
        for (Lengths length : lengths) {
          offer(uplink, drafters(uplink, group -> only(length.of(0), approach.narrow(group))));
        }
      } else {
        offer(uplink, drafters);
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
  private List<Plan> drafters(
      UplinkPolicy uplink, UnaryOperator<List<ContiguousProblem>> narrowing) {
    List<Plan> drafters = new ArrayList<>();
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
        Plan plan = plan(groups.get(0).get(0), result);
        if (plan == null) {
          return List.of();
        }
        drafters.add(plan);
      }
    }
    return drafters;
  }

  private void offer(UplinkPolicy uplink, List<Plan> drafters) {
    if (drafters.isEmpty()) {
      return;
    }
    Plan plan = together(uplink, drafters);
    double makespanS = Timeline.execute(instance, plan).makespanS();
    if (best == null || makespanS < bestS * (1 - SearchResult.TIE)) {
      best = plan;
      bestS = makespanS;
    }
  }

  /** The batches of all drafters in the order in which their prompts are there, each a cohort. */
  private Plan together(UplinkPolicy uplink, List<Plan> drafters) {
    record Due(double seconds, Batch batch) {}
    List<Due> due = new ArrayList<>();
    for (Plan plan : drafters) {
      double[] readyS = Uploads.readySeconds(instance, plan);
      double latestS = 0;
      for (Batch batch : plan.batches()) {
        for (int k : batch.tasks()) {
          latestS = Math.max(latestS, readyS[k]);
        }
        due.add(new Due(latestS, batch));
      }
    }
    due.sort(Comparator.comparingDouble(Due::seconds));
    List<Cohort> cohorts = due.stream().map(d -> new Cohort(List.of(d.batch()))).toList();
    TaskOrder order = drafters.size() == 1 ? drafters.get(0).order() : null;
    UplinkPolicy policy = uplink.isDecided() ? uplink : UplinkPolicy.SIMULTANEOUS;
    Scope scope = instance.speculation().scope();
    Plan plan = new Plan(Pipeline.ASYNCHRONOUS, scope, order, policy, cohorts);
    Allocation allocation = uplink.isDecided() ? null : allocation(drafters);
    return allocation == null ? plan : plan.with(allocation);
  }

  /**
   * The allocations of all drafters; null if one of them has none, its search having ended early.
   */
  private static @Nullable Allocation allocation(List<Plan> drafters) {
    List<Allocation.Cell> cells = new ArrayList<>();
    for (Plan plan : drafters) {
      Allocation own = plan.allocation();
      if (own == null) {
        return null;
      }
      cells.addAll(own.cells());
    }
    return new Allocation(cells);
  }

  static Outcome outcome(Plan plan, double makespanS, Termination termination, Counts counts) {
    return new Outcome.Feasible(plan, makespanS, null, termination, NOTE, counts);
  }

  private static @Nullable Plan plan(ContiguousProblem first, SearchResult result) {
    ContiguousProblem problem = result.problem();
    Partition partition = result.partition();
    if (problem != null && partition != null) {
      return partition.plan(problem);
    }
    ContiguousProblem decided = Choices.decided(first);
    Partition fallback = Fallback.of(decided);
    return fallback == null ? null : fallback.plan(decided);
  }
}
