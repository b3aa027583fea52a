package sdedge.oracle.files;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.oracle.claim.PlanSearch;
import sdedge.oracle.model.Execution;
import sdedge.oracle.model.TaskSequence;
import sdedge.plan.Plan;

/** What a summary says of the plans that its bound is about. */
record StatedClass(Findings findings, Instance instance, ObjectReader summary) {
  private static final TextRule REASON =
      new TextRule(Pattern.compile(".+", Pattern.DOTALL), "a reason");

  boolean isPartitions() {
    ValueReader value = summary.required("class");
    return !value.isNull() && value.text(TextRule.ANY).equals("partitions");
  }

  /** The best contiguous plan beside them; null if none is stated. */
  private @Nullable ObjectReader contiguous() {
    return summary.optional("contiguous").map(ValueReader::object).orElse(null);
  }

  /** The makespan of the best contiguous plan, seconds; null if it is not called optimal. */
  @Nullable Double contiguousS() {
    ObjectReader contiguous = contiguous();
    return contiguous != null
            && contiguous.text("status", TextRule.ANY).equals(ClaimedResult.OPTIMAL)
        ? Double.valueOf(contiguous.number("makespan_s", NumberRange.FINITE))
        : null;
  }

  /** Bounds are about plans contiguous in an order, or about all where those can be searched. */
  void check(@Nullable Execution execution, ClaimedResult statement) {
    reason(statement.ofPartitions() && statement.boundS() == null);
    if (execution == null || execution.plan().continuous() != null || statement.isEvaluated()) {
      findings.is(summary, "class", null);
    } else if (!statement.ofPartitions()) {
      findings.is(summary, "class", "contiguous");
    } else {
      checkPartitions(execution, statement);
    }
  }

  /** Why no bound of all batch plans is known is said where none is. */
  private void reason(boolean isWithoutBound) {
    ValueReader stated = summary.optional("bound_reason").orElse(null);
    if (isWithoutBound) {
      summary.required("bound_reason").text(REASON);
    } else if (stated != null) {
      stated.reject("none: no bound of all batch plans is missing");
    }
  }

  private void checkPartitions(Execution execution, ClaimedResult statement) {
    Plan plan = execution.plan();
    boolean possible =
        plan.pipeline() != Pipeline.ASYNCHRONOUS
            && plan.scope() != Scope.DRAFTER
            && statement.method().equals("dp")
            && statement.order() == TaskOrder.AUTO
            && (statement.uplink() != UplinkPolicy.JOINT || PlanSearch.isInTurnBest(instance));
    if (!possible) {
      summary.required("class").reject("contiguous: not all batch plans can be searched");
    }
    ObjectReader contiguous = contiguous();
    if (contiguous == null) {
      return;
    }
    double makespanS = execution.makespanS();
    double mostS = plan.order() == null ? Double.MAX_VALUE : makespanS;
    Expected.between(makespanS, mostS, execution.doubt().at(makespanS))
        .check(findings, contiguous.required("makespan_s"));
    contiguous.text("status", TextRule.ANY);
    List<Object> orders =
        TaskSequence.searched(instance, TaskOrder.AUTO).stream()
            .<Object>map(TaskOrder::key)
            .toList();
    findings.is(contiguous, "orders", orders);
    contiguous.finish();
  }
}
