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
import sdedge.search.Certificate;
import sdedge.search.Counts;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.PriceCertificate;
import sdedge.stream.PlanExecution;
import sdedge.stream.bound.ClosedBound;
import sdedge.timeline.BeyondGrid;
import sdedge.timeline.Execution;

/**
 * All that the files of a result say.
 *
 * @param instance with the options of the command line
 * @param sha256 of the instance file
 * @param method as given on the command line; {@code evaluate} for a given plan
 * @param boundS no plan searched is faster; null if nothing is known
 * @param note what the user should know about the plan; empty if nothing
 * @param reasons why there is no plan; empty unless infeasible or refused
 * @param execution null without a plan
 * @param autoregressiveS the makespan with lengths 0 only; null if it is not known
 * @param meanStepsS the makespan that mean steps promise of the plan; null if it has mean steps
 *     already, or if a latency table does not cover them
 * @param certificates weights that prove bounds of all plans and allocations by themselves
 * @param planClass the plans that status, bound and gap are about; null without a plan, and of one
 *     that is given or served without batches
 * @param contiguous the best plan contiguous in the orders searched, where the class is all batch
 *     plans and it is known; null otherwise
 * @param prices that prove bounds of all batch plans, or of some, by themselves
 * @param boundReason why there is no bound of all batch plans; empty if there is one, or if nobody
 *     looked for it
 * @param ofAllPolicies what no policy can exceed, with its proof; null if nobody looked for it
 * @param warnings of values of the instance that are most likely mistakes, and of passes that its
 *     latency tables do not cover
 * @param search how it came about; empty if it was not searched for
 */
public record Result(
    Instance instance,
    String sha256,
    String method,
    Status status,
    Termination termination,
    @Nullable Double boundS,
    String note,
    List<String> reasons,
    Counts counts,
    @Nullable Execution execution,
    @Nullable Double autoregressiveS,
    @Nullable Double meanStepsS,
    List<Certificate> certificates,
    @Nullable PlanClass planClass,
    Outcome.@Nullable Contiguous contiguous,
    List<PriceCertificate> prices,
    String boundReason,
    @Nullable ClosedBound ofAllPolicies,
    List<String> warnings,
    List<SearchPoint> search) {

  /** The method of a result that was not searched for. */
  public static final String EVALUATE = "evaluate";

  public Result {
    reasons = List.copyOf(reasons);
    certificates = List.copyOf(certificates);
    prices = List.copyOf(prices);
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
        Status.of(outcome),
        outcome.termination(),
        bound(outcome, execution),
        outcome.note(),
        outcome.reasons(),
        outcome.counts(),
        execution,
        autoregressiveS,
        meanStepsS(instance, execution),
        outcome.proof().certificates(),
        isOfBatches(outcome) ? outcome.proof().planClass() : null,
        outcome.proof().contiguous(),
        outcome.proof().prices(),
        outcome.proof().reason(),
        outcome.proof().ofAllPolicies(),
        execution == null ? List.of() : BeyondGrid.warnings(instance, execution),
        List.of());
  }

  /** The result of executing a given plan. */
  public static Result evaluated(
      Instance instance, String sha256, Execution execution, @Nullable Double autoregressiveS) {
    return new Result(
        instance,
        sha256,
        EVALUATE,
        Status.FEASIBLE,
        Termination.COMPLETED,
        null,
        "",
        List.of(),
        Counts.NONE,
        execution,
        autoregressiveS,
        meanStepsS(instance, execution),
        List.of(),
        null,
        null,
        List.of(),
        "",
        null,
        BeyondGrid.warnings(instance, execution),
        List.of());
  }

  /** This result with the search that led to it. */
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
        status,
        termination,
        boundS,
        note,
        reasons,
        counts,
        execution,
        autoregressiveS,
        meanStepsS,
        certificates,
        planClass,
        contiguous,
        prices,
        boundReason,
        ofAllPolicies,
        newWarnings,
        points);
  }

  /** (makespan − bound)/makespan; null without a plan or a bound. */
  public @Nullable Double gap() {
    return execution == null || boundS == null
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
    return status == Status.REFUSED || status == Status.FAILED ? String.join("; ", reasons) : null;
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

  /** Whether an outcome has a plan of batches. */
  private static boolean isOfBatches(Outcome outcome) {
    return outcome instanceof Outcome.Found found && found.plan().continuous() == null;
  }

  /** A bound above the executed makespan is above it by rounding only. */
  private static @Nullable Double bound(Outcome outcome, @Nullable Execution execution) {
    Double boundS = outcome.boundS();
    if (execution == null || boundS == null) {
      return boundS;
    }
    double makespanS = execution.makespanS();
    return outcome instanceof Outcome.Optimal ? makespanS : Math.min(boundS, makespanS);
  }
}
