package sdedge.result;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.latency.NegativePassTimeException;
import sdedge.plan.Plan;
import sdedge.plan.ResidentBatches;
import sdedge.search.Counts;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.stream.PlanExecution;
import sdedge.timeline.BeyondGrid;
import sdedge.timeline.Execution;

/**
 * All that the files of a result say.
 *
 * @param instance with the options of the command line
 * @param sha256 of the instance file
 * @param method as given on the command line; {@code evaluate} for a given plan
 * @param outcome what was found; of a given plan that it is feasible
 * @param execution null without a plan
 * @param autoregressiveS the makespan with lengths 0 only; null if it is not known
 * @param meanStepsS the makespan that mean steps promise of the plan; null if it has mean steps
 *     already, or if a latency table does not cover them
 * @param warnings of values of the instance that are most likely mistakes, and of passes that its
 *     latency tables do not cover
 * @param search how it came about; empty if it was not searched for
 */
public record Result(
    Instance instance,
    String sha256,
    String method,
    Outcome outcome,
    @Nullable Execution execution,
    @Nullable Double autoregressiveS,
    @Nullable Double meanStepsS,
    List<String> warnings,
    List<SearchPoint> search) {

  /** The method of a result that was not searched for. */
  public static final String EVALUATE = "evaluate";

  public Result {
    warnings = List.copyOf(warnings);
    search = List.copyOf(search);
  }

  /** The result of a search; {@code execution} of its plan, null if it found none. */
  public static Result of(
      Instance instance,
      String sha256,
      String method,
      Outcome outcome,
      @Nullable Execution execution,
      @Nullable Double autoregressiveS) {
    return new Result(
        instance,
        sha256,
        method,
        outcome,
        execution,
        autoregressiveS,
        meanStepsS(instance, execution),
        execution == null ? List.of() : BeyondGrid.warnings(instance, execution),
        List.of());
  }

  /** The result of executing a given plan. */
  public static Result evaluated(
      Instance instance, String sha256, Execution execution, @Nullable Double autoregressiveS) {
    Outcome given =
        new Outcome.Feasible(execution, Termination.COMPLETED, "", Counts.NONE, Outcome.Proof.NONE);
    return of(instance, sha256, EVALUATE, given, execution, autoregressiveS);
  }

  public Result after(List<SearchPoint> points) {
    return with(warnings, points);
  }

  /** This result with warnings of its instance before those of its plan. */
  public Result with(List<String> ofInstance) {
    return with(Stream.concat(ofInstance.stream(), warnings.stream()).toList(), search);
  }

  private Result with(List<String> newWarnings, List<SearchPoint> points) {
    return new Result(
        instance,
        sha256,
        method,
        outcome,
        execution,
        autoregressiveS,
        meanStepsS,
        newWarnings,
        points);
  }

  /** What is known of the plan. */
  public Status status() {
    return Status.of(outcome);
  }

  /** Why the search ended. */
  public Termination termination() {
    return outcome.termination();
  }

  /** What the user should know about the plan; empty if nothing. */
  public String note() {
    return outcome.note();
  }

  /** Why there is no plan; empty unless infeasible or refused. */
  public List<String> reasons() {
    return outcome.reasons();
  }

  /** What is proven of the plan. */
  public Outcome.Proof proof() {
    return outcome.proof();
  }

  /**
   * The plans that status, bound and gap are about; null without a plan, and of one that is given
   * or served without batches.
   */
  public @Nullable PlanClass planClass() {
    boolean isOfBatches =
        outcome instanceof Outcome.Found found && found.plan().continuous() == null;
    return isOfBatches && !method.equals(EVALUATE) ? proof().planClass() : null;
  }

  /**
   * No plan searched is faster, seconds; null if nothing is known. What is above the executed
   * makespan is so by rounding only.
   */
  public @Nullable Double boundS() {
    Double boundS = outcome.boundS();
    if (execution == null || boundS == null) {
      return boundS;
    }
    double makespanS = execution.makespanS();
    return outcome instanceof Outcome.Optimal ? makespanS : Math.min(boundS, makespanS);
  }

  /** Whether the mean of drawn runs is less than its standard error above the bound, or below. */
  public boolean isWithinError() {
    Double boundS = boundS();
    Execution.Draws draws = execution == null ? null : execution.draws();
    return execution != null
        && boundS != null
        && draws != null
        && execution.makespanS() - boundS < draws.standardErrorS();
  }

  /** (makespan − bound)/makespan; null without a plan or a bound, or within the error of a mean. */
  public @Nullable Double gap() {
    Double boundS = boundS();
    return execution == null || boundS == null || isWithinError()
        ? null
        : (execution.makespanS() - boundS) / execution.makespanS();
  }

  /** By which fraction the plan is faster than autoregressive decoding; null if not known. */
  public @Nullable Double reduction() {
    return execution == null || autoregressiveS == null
        ? null
        : (autoregressiveS - execution.makespanS()) / autoregressiveS;
  }

  /** Why the method made no plan though no limit ended it; null if it made one, or a proof. */
  public @Nullable String refusal() {
    boolean isRefused = outcome instanceof Outcome.Refused || outcome instanceof Outcome.Failed;
    return isRefused ? String.join("; ", reasons()) : null;
  }

  /** The pipeline executed, which a comparison scheme may have changed. */
  public Pipeline pipeline() {
    return execution == null ? instance.pipeline() : execution.plan().pipeline();
  }

  /** The plan; null without one. */
  public @Nullable Plan plan() {
    return execution == null ? null : execution.plan();
  }

  /** What batches reserve together that need only fit alone; null without a plan or such. */
  public @Nullable ResidentBatches residentBatches() {
    return execution == null ? null : ResidentBatches.of(instance, execution.plan());
  }

  /** Output tokens per second; null without a plan. */
  public @Nullable Double tokensPerS() {
    return execution == null
        ? null
        : Double.valueOf(instance.outputTokens().doubleValue() / execution.makespanS());
  }

  private static @Nullable Double meanStepsS(Instance instance, @Nullable Execution execution) {
    if (execution == null || instance.speculation().steps() == Steps.MEAN) {
      return null;
    }
    try {
      return PlanExecution.makespanS(instance.with(Steps.MEAN), execution.plan());
    } catch (NegativePassTimeException e) {
      return null; // a table that covers the passes expected, but not these
    }
  }
}
