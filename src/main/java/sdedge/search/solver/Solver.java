package sdedge.search.solver;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.DrafterPlan;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;
import sdedge.search.Counts;
import sdedge.search.Method;
import sdedge.search.Outcome;
import sdedge.search.Partition;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.Termination;
import sdedge.search.dp.DynamicProgram;
import sdedge.search.scheme.Scheme;
import sdedge.timeline.Timeline;

/** The entry to all searches (docs/model.md section 7). */
public final class Solver {
  private static final int[] AUTOREGRESSIVE = {0};

  private Solver() {}

  /**
   * Searches for the plan of least makespan under the instance's pipeline, uplink, order and scope.
   *
   * <p>Asynchronous execution is planned as if it were rolling, drafter by drafter, and its
   * makespan is the one executed; only {@code EXHAUSTIVE} searches it as it is, for one drafter.
   *
   * @throws sdedge.search.milp.BackendFailure if a MILP backend cannot be started
   * @throws sdedge.latency.NegativePassTimeException if a latency table does not cover the instance
   */
  public static Outcome solve(
      Instance instance, Method method, SearchOptions options, Control control) {
    List<String> reasons = Feasibility.tasksThatNeverFit(instance);
    if (!reasons.isEmpty()) {
      return new Outcome.Infeasible(reasons);
    }
    boolean joint = instance.pipeline() == Pipeline.ASYNCHRONOUS;
    GroupSearch search = GroupSearch.of(method, options, control);
    if (joint && method != Method.EXHAUSTIVE) {
      return JointPlanning.solve(instance, search);
    }
    List<List<ContiguousProblem>> groups = new ArrayList<>();
    for (UplinkPolicy uplink : Choices.uplinks(instance)) {
      groups.addAll(Choices.problems(instance, 0, uplink, instance.pipeline()));
    }
    GroupSearch.Result found = search.solve(groups);
    return outcome(groups.get(0).get(0), found.best(), found.note());
  }

  /**
   * Plans by a method or a comparison scheme.
   *
   * @throws IllegalArgumentException if the scheme refuses the instance
   * @see #solve(Instance, Method, SearchOptions, Control)
   */
  public static Outcome solve(
      Instance instance, Approach approach, SearchOptions options, Control control) {
    if (approach instanceof Method method) {
      return solve(instance, method, options, control);
    } else if (approach instanceof Scheme scheme) {
      return SchemePlanning.solve(instance, scheme, options, control);
    }
    throw new IllegalArgumentException("an approach unknown here: " + approach.key());
  }

  /** The outcome of a search of slot pipelines; {@code first} is planned if it found no plan. */
  static Outcome outcome(ContiguousProblem first, SearchResult result, String note) {
    ContiguousProblem problem = result.problem();
    Partition partition = result.partition();
    if (problem == null || partition == null) {
      problem = first;
      partition = Fallback.of(first);
    }
    if (partition == null) {
      return new Outcome.Unknown(result.termination(), bound(result, Double.POSITIVE_INFINITY));
    }
    Plan plan = partition.plan(problem);
    double makespanS = Timeline.execute(problem.instance(), plan).makespanS();
    if (result.termination() == Termination.COMPLETED) {
      return new Outcome.Optimal(plan, makespanS, result.counts());
    }
    return new Outcome.Feasible(
        plan, makespanS, bound(result, makespanS), result.termination(), note, result.counts());
  }

  /** The search sums in another order than the execution: a bound must not exceed what it found. */
  private static double bound(SearchResult result, double makespanS) {
    return Math.min(result.boundS(), makespanS);
  }

  /**
   * The least makespan with all speculation lengths 0 and the task sequence, uplink policies and
   * pipeline of a plan; for asynchronous execution, that of the plan a rolling search finds.
   */
  public static Outcome autoregressive(
      Instance instance, Plan plan, SearchOptions options, Control control) {
    boolean joint = plan.pipeline() == Pipeline.ASYNCHRONOUS;
    List<DrafterPlan> drafters = new ArrayList<>();
    ContiguousProblem last = null;
    SearchResult result = SearchResult.NONE;
    for (DrafterPlan drafter : plan.drafters()) {
      last =
          ContiguousProblem.of(
              instance,
              drafter.drafter(),
              drafter.order(),
              drafter.tasks().stream().mapToInt(Integer::intValue).toArray(),
              drafter.uplink(),
              joint ? Pipeline.ROLLING : plan.pipeline(),
              AUTOREGRESSIVE);
      result = DynamicProgram.solve(List.of(List.of(last)), options, control);
      @Nullable Partition cuts = result.partition();
      if (cuts == null || result.termination() != Termination.COMPLETED) {
        return new Outcome.Unknown(result.termination(), null);
      }
      drafters.add(cuts.drafterPlan(last));
    }
    if (!joint && last != null) {
      return outcome(last, result, "");
    }
    Plan silent = new Plan(plan.pipeline(), plan.scope(), drafters);
    double makespanS = Timeline.execute(instance, silent).makespanS();
    return JointPlanning.outcome(silent, makespanS, Termination.COMPLETED, Counts.NONE);
  }
}
