package sdedge.study;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sdedge.control.Termination;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.result.Result;
import sdedge.result.Status;
import sdedge.search.Counts;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.stream.bound.ClosedBound;
import sdedge.timeline.Execution;

/**
 * What a summary says that only a search can know, so that all that follows from it can be written
 * again.
 *
 * @param boundS seconds; null if none is stated
 * @param autoregressiveS seconds; null if it is not known
 */
public record StatedSearch(
    Status status,
    Termination termination,
    @Nullable Double boundS,
    PlanClass planClass,
    String boundReason,
    String note,
    Counts counts,
    List<String> reasons,
    @Nullable Double autoregressiveS) {

  /** Reads a summary; what is missing or wrong is reported. */
  public static StatedSearch read(ObjectReader summary) {
    ValueReader planClass = summary.required("class");
    return new StatedSearch(
        summary.word("status", Status.values(), Status::key),
        summary.word("termination", Termination.values(), Termination::key),
        number(summary, "bound_s"),
        planClass.isNull()
            ? PlanClass.CONTIGUOUS
            : planClass.word(PlanClass.values(), PlanClass::key),
        summary.optional("bound_reason").map(value -> value.text(TextRule.ANY)).orElse(""),
        summary.text("note", TextRule.ANY),
        new Counts(
            (long) summary.number("states", NumberRange.NON_NEGATIVE),
            (long) summary.number("labels", NumberRange.NON_NEGATIVE)),
        summary.list("reasons", 0, Integer.MAX_VALUE).stream()
            .map(reason -> reason.text(TextRule.ANY))
            .toList(),
        number(summary, "autoregressive_makespan_s"));
  }

  private static @Nullable Double number(ObjectReader summary, String key) {
    return Optional.of(summary.required(key))
        .filter(value -> !value.isNull())
        .map(value -> value.number(NumberRange.FINITE))
        .orElse(null);
  }

  /** Whether the bound is about all batch plans. */
  public boolean isOfPartitions() {
    return planClass == PlanClass.PARTITIONS;
  }

  /**
   * The result of a plan executed, with what the search found out about it.
   *
   * @param sha256 of the instance file
   * @param execution null without a plan
   * @param ofAll what no policy can exceed; null if nothing is stated
   */
  public Result result(
      Instance instance,
      String sha256,
      String method,
      @Nullable Execution execution,
      @Nullable ClosedBound ofAll) {
    return Result.of(
        instance, sha256, method, outcome(execution, ofAll), execution, autoregressiveS);
  }

  /** The result of a plan that was given, of which a search knows nothing. */
  public Result evaluated(Instance instance, String sha256, Execution execution) {
    return Result.evaluated(instance, sha256, execution, autoregressiveS);
  }

  private Outcome outcome(@Nullable Execution execution, @Nullable ClosedBound ofAll) {
    if (execution == null) {
      return status == Status.INFEASIBLE
          ? new Outcome.Infeasible(reasons)
          : new Outcome.Unknown(termination, boundS);
    }
    Outcome.Proof proof =
        new Outcome.Proof(boundS, List.of(), ofAll, planClass, null, List.of(), boundReason);
    Plan plan = execution.plan();
    return status == Status.OPTIMAL
        ? new Outcome.Optimal(plan, execution.makespanS(), execution, counts, proof)
        : new Outcome.Feasible(
            plan, execution.makespanS(), execution, termination, note, counts, proof);
  }
}
