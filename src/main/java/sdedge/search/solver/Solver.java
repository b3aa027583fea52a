package sdedge.search.solver;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.UplinkPolicy;
import sdedge.latency.ExpectedProgress;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Effort;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.problem.ChoiceSets;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.search.scheme.Schemes;
import sdedge.timeline.Execution;
import sdedge.timeline.RunDraws;
import sdedge.timeline.Timeline;

/** The entry to all searches (docs/model.md section 7). */
public final class Solver {

  private static final String DRAWN =
      "the makespan is a mean of drawn executions: optimality is not claimed";
  private static final String NO_MODE =
      "no choice of draft modes that is searched fits in memory and is one that all drafters have"
          + " who must have it";

  private static final Set<Effort> SEARCHED = EnumSet.of(Effort.NARROWED, Effort.WHOLE);

  private Solver() {}

  /**
   * Plans by an approach: the plan of least makespan that it finds under the instance's pipeline,
   * uplink, order and scope, or those that it has in their place.
   *
   * <p>Unless an approach can search asynchronous execution as it is, the plans that it makes for
   * rolling are executed so; if it is exact, they are improved then.
   *
   * <p>What fails costs no more than itself, if the control bears with failures.
   *
   * @throws sdedge.search.milp.BackendFailure if a MILP backend cannot be started
   * @throws sdedge.latency.NegativePassTimeException if a latency table does not cover the instance
   */
  public static Outcome solve(
      Instance instance, Approach approach, SearchOptions options, Control control) {
    String refusal = approach.refusal(instance);
    if (refusal == null) {
      refusal = ContinuousPlanning.refusal(instance, approach);
    }
    if (refusal == null) {
      refusal = tooLong(approach.narrow(instance));
    }
    if (refusal != null) {
      return new Outcome.Refused(refusal);
    }
    List<String> reasons = Feasibility.neverFits(instance);
    if (reasons.isEmpty() && ChoiceSets.of(instance).isEmpty()) {
      reasons = List.of(NO_MODE);
    }
    if (!reasons.isEmpty()) {
      return new Outcome.Infeasible(reasons);
    }
    return approach.plan(
        instance, options, control, () -> searched(instance, approach, options, control));
  }

  private static Outcome searched(
      Instance instance, Approach approach, SearchOptions options, Control control) {
    if (ContinuousPlanning.isFor(instance, approach)) {
      Outcome outcome = ContinuousPlanning.solve(instance, approach, options, control);
      return approach.isExact() ? outcome : unproven(instance, outcome, approach);
    }
    return FailureRecovery.of(
        instance,
        control,
        (part, own) -> {
          Outcome outcome = search(approach.narrow(part), approach, options, own);
          return approach.isExact()
              ? StartPlan.orStart(outcome, instance, options.start())
              : unproven(part, outcome, approach);
        });
  }

  /** What random steps do not say, or an answer of so many that a limit would be heard late. */
  private static @Nullable String tooLong(Instance instance) {
    if (instance.speculation().steps() == Steps.MEAN) {
      return null;
    }
    String refusal =
        instance.pipeline() == Pipeline.ASYNCHRONOUS ? Feasibility.noAsynchronous(instance) : null;
    if (refusal != null) {
      return refusal;
    }
    return instance.tasks().stream()
        .filter(task -> task.answer().largestOutputTokens() > ExpectedProgress.LONGEST)
        .findFirst()
        .map(
            task ->
                "steps: expected is for answers of at most "
                    + ExpectedProgress.LONGEST
                    + " tokens, and task "
                    + task.id()
                    + " has "
                    + task.answer().largestOutputTokens()
                    + "; --steps mean takes any")
        .orElse(null);
  }

  private static Outcome search(
      Instance instance, Approach approach, SearchOptions options, Control control) {
    if (instance.pipeline() == Pipeline.ASYNCHRONOUS && !approach.searches(Pipeline.ASYNCHRONOUS)) {
      return AsynchronousPlanning.solve(instance, approach, options, control);
    }
    List<List<ContiguousProblem>> groups = groups(instance, approach, instance.pipeline());
    groups.removeIf(List::isEmpty); // orders in which there is no such plan
    if (groups.isEmpty()) {
      return new Outcome.Infeasible(List.of(NO_MODE));
    }
    for (ContiguousProblem problem : groups.stream().flatMap(List::stream).toList()) {
      String refusal = problem.choices().refusal();
      if (refusal != null) {
        return new Outcome.Refused(refusal);
      }
    }
    StartingPlans starts =
        approach.isExact()
            ? new CheapPlans(
                instance, groups, StartPlan.among(groups, options.start()), options, control)
            : StartingPlans.NONE;
    SearchResult best = approach.solve(groups, starts, options, control);
    return outcome(groups.get(0).get(0), best, control);
  }

  private static List<List<ContiguousProblem>> groups(
      Instance instance, Approach approach, Pipeline pipeline) {
    List<List<ContiguousProblem>> groups = new ArrayList<>();
    for (UplinkPolicy uplink : ProblemChoices.uplinks(instance)) {
      ProblemChoices.problems(instance, uplink, pipeline)
          .forEach(group -> groups.add(approach.narrow(group)));
    }
    return groups;
  }

  /**
   * How many states (batch, choice) a search looks at, at least; none if it follows a rule.
   *
   * @throws sdedge.latency.NegativePassTimeException if a latency table does not cover the instance
   */
  public static double states(Instance instance, Approach approach) {
    if (!SEARCHED.contains(approach.effort())
        || approach.refusal(instance) != null
        || ContinuousPlanning.isFor(instance, approach)
        || !Feasibility.neverFits(instance).isEmpty()
        || ChoiceSets.of(instance).isEmpty()) {
      return 0;
    }
    Instance narrow = approach.narrow(instance);
    Pipeline pipeline =
        narrow.pipeline() == Pipeline.ASYNCHRONOUS ? Pipeline.ROLLING : narrow.pipeline();
    return groups(narrow, approach, pipeline).stream()
        .flatMap(List::stream)
        .mapToDouble(problem -> problem.choices().states())
        .sum();
  }

  /** Whatever a comparison scheme finds is no bound on what others may find. */
  private static Outcome unproven(Instance instance, Outcome outcome, Approach scheme) {
    if (outcome instanceof Outcome.Found found) {
      String note = scheme.note(instance, found.plan());
      return Outcome.Feasible.unproven(found, found.termination(), note);
    }
    return outcome instanceof Outcome.Refused || outcome instanceof Outcome.Infeasible
        ? outcome
        : new Outcome.Unknown(outcome.termination(), null);
  }

  /** The outcome of a search of slot pipelines; {@code first} is planned if it found no plan. */
  private static Outcome outcome(ContiguousProblem first, SearchResult result, Control control) {
    ContiguousProblem problem = result.problem();
    Partition partition = result.partition();
    if (problem == null || partition == null || isCutShort(result)) {
      ContiguousProblem decided = ProblemChoices.decided(first);
      Partition maximal = Fallback.of(decided, control);
      if (partition == null || (maximal != null && timeS(decided, maximal) < result.timeS())) {
        problem = decided;
        partition = maximal;
      }
    }
    if (problem == null || partition == null) {
      return new Outcome.Unknown(result.termination(), bound(result, Double.POSITIVE_INFINITY));
    }
    Plan plan = partition.plan(problem);
    Execution execution = Timeline.execute(problem.instance(), plan);
    if (RunDraws.areFor(problem.instance(), plan.pipeline())) {
      return new Outcome.Feasible(execution, null, result.termination(), DRAWN, result.counts());
    }
    if (result.termination() == Termination.COMPLETED) {
      return new Outcome.Optimal(execution, result.counts(), result.certificates(), null);
    }
    return new Outcome.Feasible(
        execution,
        bound(result, execution.makespanS()),
        result.termination(),
        result.note(),
        result.counts(),
        result.certificates(),
        null,
        null);
  }

  private static boolean isCutShort(SearchResult result) {
    return result.termination() != Termination.COMPLETED && result.termination() != Termination.GAP;
  }

  private static double timeS(ContiguousProblem problem, Partition cuts) {
    return Timeline.makespanS(problem.instance(), cuts.plan(problem));
  }

  /** The search sums in another order than the execution: a bound must not exceed what it found. */
  private static double bound(SearchResult result, double makespanS) {
    return Math.min(result.boundS(), makespanS);
  }

  /**
   * The least makespan with all speculation lengths 0 of all plans of an instance, under the
   * pipeline of a plan: what scheme {@code autoregressive} finds, in all orders and with all
   * allocations that are asked for. If the pipeline is asynchronous, under rolling, where the least
   * is known for certain; of a plan served continuously, by continuous service in its order.
   */
  public static Outcome autoregressive(
      Instance instance, Plan plan, SearchOptions options, Control control) {
    String what = "the comparison with decoding without drafts";
    Outcome outcome =
        FailureRecovery.attempt(
            control, what, () -> withoutDrafts(instance, plan, options, control));
    return outcome == null ? new Outcome.Unknown(Termination.INTERRUPTED, null) : outcome;
  }

  /**
   * What continuous batching takes by the simple policies in the order of a plan of batches, or in
   * those of the instance, seconds; null if it does not apply, or is not known in a moment.
   */
  public static @Nullable Double continuousS(Instance instance, Plan plan, Control control) {
    return plan.continuous() == null
        ? FailureRecovery.attempt(
            control,
            "the comparison with continuous batching",
            () -> ContinuousPlanning.simpleS(instance, plan, control))
        : null;
  }

  /** Whether {@link #continuousS} tells something of a plan unless it is stopped. */
  public static boolean comparesWithContinuous(Instance instance, Plan plan) {
    return plan.continuous() == null && ContinuousPlanning.takesMoment(instance);
  }

  private static Outcome withoutDrafts(
      Instance instance, Plan plan, SearchOptions options, Control control) {
    if (plan.continuous() != null) {
      return ContinuousPlanning.withoutDrafts(instance, plan, control);
    }
    Pipeline pipeline =
        plan.pipeline() == Pipeline.ASYNCHRONOUS ? Pipeline.ROLLING : plan.pipeline();
    Instance asked = instance.withOptions(pipeline, null, null, null);
    Outcome outcome = search(asked, Schemes.AUTOREGRESSIVE, options, control);
    return outcome.termination() == Termination.COMPLETED
        ? outcome
        : new Outcome.Unknown(outcome.termination(), null);
  }
}
