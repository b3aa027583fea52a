package sdedge.search.solver;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.latency.ExpectedProgress;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Effort;
import sdedge.search.Outcome;
import sdedge.search.Reduction;
import sdedge.search.SearchOptions;
import sdedge.search.continuous.ShortPlanning;
import sdedge.search.planning.FailureRecovery;
import sdedge.search.planning.Planning;
import sdedge.search.problem.ChoiceSets;
import sdedge.search.scheme.Schemes;

/** The entry to all searches (docs/model.md section 7). */
public final class Solver {
  private static final Set<Effort> SEARCHED =
      EnumSet.of(Effort.NARROWED, Effort.MODES, Effort.WHOLE, Effort.EXACT);

  private Solver() {}

  /**
   * Plans by an approach: the plan of least makespan that it finds under the instance's pipeline,
   * uplink, order and scope, or those that it has in their place.
   *
   * <p>Unless an approach can search asynchronous execution as it is, the plans that it makes for
   * rolling are executed so; if it is exact, they are improved then.
   *
   * <p>Where the control takes failures, what fails is left out and the rest goes on.
   *
   * @throws sdedge.search.milp.BackendFailure if a MILP backend cannot be started
   * @throws sdedge.latency.NegativePassTimeException if a latency table does not cover the instance
   */
  public static Outcome solve(
      Instance instance, Approach approach, SearchOptions options, Control control) {
    String refusal = Approaches.refusal(instance, approach);
    String reason = refusal == null ? tooLong(approach.narrow(instance)) : refusal;
    return reason == null ? approach.plan(instance, options, control) : new Outcome.Refused(reason);
  }

  /**
   * Whether {@link #near} is less work than {@link #solve} for instances that differ in little from
   * one of which a plan is known.
   */
  public static boolean isNearShorter(
      ShortPlanning.Known known, Approach approach, Control control) {
    return approach.narrow(known.instance()).pipeline() == Pipeline.CONTINUOUS
        && ShortPlanning.isShorter(known, control);
  }

  /** A good plan, searched from a known one for a short while; see {@link #isNearShorter}. */
  public static Outcome near(
      Instance instance, Approach approach, ShortPlanning.Known known, Control control) {
    String refusal = Approaches.refusal(instance, approach);
    Instance narrow = approach.narrow(instance);
    String reason = refusal == null ? tooLong(narrow) : refusal;
    return reason == null
        ? Planning.ifPossible(
            narrow, () -> ShortPlanning.near(narrow, known, approach == Method.DP, control))
        : new Outcome.Refused(reason);
  }

  /** What random steps do not say, or an answer of so many that a limit would be heard late. */
  private static @Nullable String tooLong(Instance instance) {
    if (instance.speculation().steps() == Steps.MEAN) {
      return null;
    }
    String refusal = Feasibility.noExecution(instance, instance.pipeline());
    if (refusal != null) {
      return refusal;
    }
    return instance.tasks().stream()
        .filter(task -> task.answer().largestOutputTokens() > ExpectedProgress.LONGEST)
        .findFirst()
        .map(
            task ->
                ("steps: expected is for answers of at most %s tokens, and task %s has %s;"
                        + " --steps mean takes any")
                    .formatted(
                        ExpectedProgress.LONGEST, task.id(), task.answer().largestOutputTokens()))
        .orElse(null);
  }

  /**
   * How many states (batch, choice) a search looks at, at least; none if it follows a rule.
   *
   * @throws sdedge.latency.NegativePassTimeException if a latency table does not cover the instance
   */
  public static double states(Instance instance, Approach approach) {
    Instance narrow = approach.narrow(instance);
    if (!(approach instanceof Reduction reduction)
        || !SEARCHED.contains(reduction.effort())
        || approach.refusal(instance) != null
        || narrow.pipeline() == Pipeline.CONTINUOUS
        || !Feasibility.neverFits(instance).isEmpty()
        || ChoiceSets.of(instance).isEmpty()) {
      return 0;
    }
    Pipeline pipeline =
        narrow.pipeline() == Pipeline.ASYNCHRONOUS ? Pipeline.ROLLING : narrow.pipeline();
    return Planning.groups(narrow, reduction, pipeline).stream()
        .flatMap(List::stream)
        .mapToDouble(problem -> problem.choices().states())
        .sum();
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
    if (outcome == null) {
      return new Outcome.Unknown(Termination.INTERRUPTED, null);
    }
    return outcome.termination() == Termination.COMPLETED
        ? outcome
        : new Outcome.Unknown(outcome.termination(), null);
  }

  /**
   * What continuous batching takes beside a plan of batches, seconds, to about a percent; null if
   * it does not apply, was stopped, or takes too long to know.
   *
   * @param plan null for none
   */
  public static @Nullable Double continuousS(
      Instance instance, @Nullable Plan plan, Control control) {
    return plan == null || plan.continuous() == null
        ? FailureRecovery.attempt(
            control,
            "the comparison with continuous batching",
            () -> ShortPlanning.comparedS(instance, plan, control))
        : null;
  }

  /** Whether {@link #continuousS} says something of a plan unless it is stopped. */
  public static boolean comparesWithContinuous(Instance instance, Plan plan) {
    return plan.continuous() == null && ShortPlanning.isCompared(instance, plan);
  }

  private static Outcome withoutDrafts(
      Instance instance, Plan plan, SearchOptions options, Control control) {
    if (plan.continuous() != null) {
      return ShortPlanning.withoutDrafts(instance, plan, control);
    }
    Pipeline pipeline =
        plan.pipeline() == Pipeline.ASYNCHRONOUS ? Pipeline.ROLLING : plan.pipeline();
    Instance asked = instance.withOptions(pipeline, null, null, null);
    return Planning.inSlots(Schemes.AUTOREGRESSIVE, asked, options, control);
  }
}
