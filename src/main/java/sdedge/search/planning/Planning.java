package sdedge.search.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.plan.UplinkChoices;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.Reduction;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.joint.BestAllocation;
import sdedge.search.local.Solution;
import sdedge.search.problem.ChoiceSets;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.ProblemChoices;
import sdedge.timeline.Execution;
import sdedge.timeline.RunDraws;
import sdedge.timeline.Timeline;

/**
 * Plans of batches by what an approach leaves of them. Where the control takes failures, an
 * approach that fails is left out and the others go on.
 */
public final class Planning {
  private static final String DRAWN =
      "the makespan is a mean of drawn executions: optimality is not claimed";
  private static final String NO_MODE =
      "no choice of draft modes that is searched fits in memory and is one that all drafters have"
          + " who must have it";

  private Planning() {}

  /**
   * The best plan by a method that searches for the joint optimum.
   *
   * @param runsAhead whether it searches asynchronous plans as they are; those that it makes for
   *     rolling are else executed so and improved
   * @param schemes that plans to begin from may come from
   */
  public static Outcome exact(
      Reduction method,
      boolean runsAhead,
      List<Reduction> schemes,
      Instance instance,
      SearchOptions options,
      Control control) {
    return recovering(
        instance,
        control,
        (part, own) -> {
          Outcome outcome =
              part.pipeline() == Pipeline.ASYNCHRONOUS && !runsAhead
                  ? new AsynchronousPlanning(part, options, own).exact(method, schemes)
                  : exactSlots(method, schemes, part, options, own);
          return StartPlan.orStart(outcome, instance, options.start());
        });
  }

  private static Outcome exactSlots(
      Reduction method,
      List<Reduction> schemes,
      Instance instance,
      SearchOptions options,
      Control control) {
    List<List<ContiguousProblem>> groups = groups(instance, method, instance.pipeline());
    StartingPlans starts =
        new CheapPlans(
            instance, schemes, groups, StartPlan.among(groups, options.start()), options, control);
    return slots(groups, method, starts, options, control);
  }

  /** The best plan of a comparison scheme, executed, which claims nothing of others. */
  public static Outcome scheme(
      Reduction scheme, Instance instance, SearchOptions options, Control control) {
    return recovering(
        instance,
        control,
        (part, own) -> unproven(inSlots(scheme, scheme.narrow(part), options, own), scheme));
  }

  /** The best plans of each drafter by itself, all executed together asynchronously. */
  public static Outcome drafterwise(
      Approach scheme, Instance instance, SearchOptions options, Control control) {
    return recovering(
        instance,
        control,
        (part, own) ->
            unproven(
                new AsynchronousPlanning(scheme.narrow(part), options, own).drafterwise(), scheme));
  }

  private static Outcome recovering(
      Instance instance, Control control, BiFunction<Instance, Control, Outcome> search) {
    return ifPossible(instance, () -> FailureRecovery.of(instance, control, search));
  }

  /** What a search finds, unless it is certain that there is no plan. */
  public static Outcome ifPossible(Instance instance, Supplier<Outcome> search) {
    List<String> reasons = Feasibility.neverFits(instance);
    boolean isInBatches = instance.pipeline() != Pipeline.CONTINUOUS; // who joins needs no others
    if (reasons.isEmpty() && isInBatches && ChoiceSets.of(instance).isEmpty()) {
      reasons = List.of(NO_MODE);
    }
    return reasons.isEmpty() ? search.get() : new Outcome.Infeasible(reasons);
  }

  /**
   * The batches of a plan in slots as an instance executes them, with the best uplink it allows.
   */
  public static Plan asExecuted(Plan slots, Instance instance) {
    Plan asked =
        instance.pipeline() == Pipeline.ASYNCHRONOUS
            ? AsynchronousPlanning.of(instance, slots)
            : slots.with(instance.pipeline());
    Plan scoped = asked.with(instance.speculation().scope());
    return BestAllocation.orPolicy(instance, scoped, instance.uplink());
  }

  /** What is said of the plan of a comparison scheme. */
  public static String noteOf(Approach scheme) {
    return "a comparison scheme: " + scheme.definition();
  }

  /** Whatever a comparison scheme finds is no bound on what others may find. */
  public static Outcome unproven(Outcome outcome, Approach scheme) {
    if (outcome instanceof Outcome.Found found) {
      return Outcome.Feasible.unproven(found, found.termination(), noteOf(scheme));
    }
    return outcome instanceof Outcome.Unknown
        ? new Outcome.Unknown(outcome.termination(), null)
        : outcome;
  }

  /** The best plan of what a reduction leaves of an instance that is narrowed to it. */
  public static Outcome inSlots(
      Reduction reduction, Instance instance, SearchOptions options, Control control) {
    return instance.pipeline() == Pipeline.ASYNCHRONOUS
        ? new AsynchronousPlanning(instance, options, control).scheme(reduction)
        : slots(
            groups(instance, reduction, instance.pipeline()),
            reduction,
            StartingPlans.NONE,
            options,
            control);
  }

  private static Outcome slots(
      List<List<ContiguousProblem>> groups,
      Reduction reduction,
      StartingPlans starts,
      SearchOptions options,
      Control control) {
    if (groups.isEmpty()) {
      return new Outcome.Infeasible(List.of(NO_MODE));
    }
    for (ContiguousProblem problem : groups.stream().flatMap(List::stream).toList()) {
      String refusal = problem.choices().refusal();
      if (refusal != null) {
        return new Outcome.Refused(refusal);
      }
    }
    SearchResult best = reduction.solve(groups, starts, options, control);
    return outcome(groups.get(0).get(0), best, control);
  }

  /** What is left to search, by order and uplink, without orders in which there is no such plan. */
  public static List<List<ContiguousProblem>> groups(
      Instance instance, Reduction reduction, Pipeline pipeline) {
    List<List<ContiguousProblem>> groups = new ArrayList<>();
    for (UplinkPolicy uplink : UplinkChoices.of(instance)) {
      ProblemChoices.problems(instance, uplink, pipeline)
          .forEach(group -> groups.add(reduction.narrow(group)));
    }
    groups.removeIf(List::isEmpty);
    return groups;
  }

  /** The outcome of a search of slot pipelines; {@code first} is planned if it found no plan. */
  private static Outcome outcome(ContiguousProblem first, SearchResult result, Control control) {
    boolean isCutShort =
        result.termination() != Termination.COMPLETED && result.termination() != Termination.GAP;
    SearchResult best = result;
    if (isCutShort || result.plan() == null) {
      SearchResult maximal = Fallback.of(first, control);
      best = maximal.timeS() < result.timeS() ? maximal : result;
    }
    ContiguousProblem problem = best.problem();
    Plan plan = best.plan();
    if (problem == null || plan == null) {
      return new Outcome.Unknown(result.termination(), result.boundS());
    }
    Execution execution = Timeline.execute(problem.instance(), plan);
    if (RunDraws.areFor(problem.instance(), plan.pipeline())) {
      return new Outcome.Feasible(
          execution, result.termination(), DRAWN, result.counts(), Outcome.Proof.NONE);
    }
    assert Solution.isAsExecuted(best.timeS(), execution) : best;
    if (result.termination() == Termination.COMPLETED) {
      return new Outcome.Optimal(execution, result.counts(), result.certificates(), null);
    }
    // The search sums in another order than the execution: a bound must not exceed what it found.
    double boundS = Math.min(result.boundS(), execution.makespanS());
    return new Outcome.Feasible(
        execution,
        result.termination(),
        result.note(),
        result.counts(),
        new Outcome.Proof(boundS, result.certificates(), null));
  }
}
