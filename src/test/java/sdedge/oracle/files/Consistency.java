package sdedge.oracle.files;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.document.tree.ObjectReader;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.SearchOption;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.oracle.model.AnswerDraw;
import sdedge.oracle.model.Part;
import sdedge.oracle.model.TaskSequence;
import sdedge.plan.Batch;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;

/**
 * Checks that status, termination, method and decisions of a result go together, and with the
 * options of the run that made it.
 */
public record Consistency(
    Findings findings,
    Instance instance,
    ClaimedResult statement,
    RunOptions options,
    ObjectReader summary) {
  /** Checks a result; {@code plan} is null if it has none. */
  public void check(@Nullable Plan plan) {
    is("method", options.isEvaluated() ? ClaimedResult.EVALUATE : options.method());
    if (statement.isEvaluated()) {
      is("search", null);
      is("status", ClaimedResult.FEASIBLE);
      is("termination", ClaimedResult.COMPLETED);
      is("states", 0);
      is("labels", 0);
      is("note", "");
    } else if (statement.order() == null) {
      summary.required("search").reject("what was searched");
    } else {
      ObjectReader search = summary.object("search");
      findings.is(search, "order", instance.order().key());
      findings.is(search, "uplink", instance.uplink().key());
      is("scope", instance.speculation().scope().key());
      if (options.onlyContiguous() && statement.ofPartitions()) {
        summary.required("class").reject("contiguous, which alone was asked for");
      }
    }
    if (plan != null) {
      status(plan);
      if (statement.isEvaluated()) {
        given(plan);
      } else {
        searched(plan, options.exact());
      }
    }
  }

  private void is(String key, @Nullable Object expected) {
    findings.is(summary, key, expected);
  }

  private void status(Plan plan) {
    boolean provable =
        options.exact()
            && plan.continuous() == null
            && !AnswerDraw.areOf(instance, plan)
            && (plan.pipeline() != Pipeline.ASYNCHRONOUS
                || statement.method().equals(ClaimedResult.EXHAUSTIVE));
    if (statement.isOptimal()) {
      if (!options.exact()) {
        summary.required("status").reject("a status that the method can prove");
      }
      is("termination", ClaimedResult.COMPLETED);
      is("gap", Expected.near(0.0, ClaimedResult.RATIO_SLACK));
      is("note", "");
    } else if (!statement.status().equals(ClaimedResult.FEASIBLE)) {
      summary.required("status").reject("optimal or feasible, with a plan");
    } else if (provable
        && plan.order() != null
        && !statement.ofPartitions()
        && statement.termination().equals(ClaimedResult.COMPLETED)) {
      summary.required("status").reject("optimal after a search that ran to its end");
    } else if (!provable && !statement.isBoundByPrices() && !mayHaveBound(plan)) {
      is("bound_s", null);
    }
  }

  /** Of plans that no search proves optimal. */
  private boolean mayHaveBound(Plan plan) {
    return plan.pipeline() == Pipeline.ASYNCHRONOUS
        || (plan.continuous() != null && options.exact());
  }

  /** A given plan is executed as the options say, else as it says itself. */
  private void given(Plan plan) {
    String pipeline = options.inPlaceOfPlan(SearchOption.PIPELINE);
    if (pipeline != null) {
      is("pipeline", pipeline);
    }
    String uplink = options.inPlaceOfPlan(SearchOption.UPLINK);
    boolean free =
        uplink == null
            || uplink.equals(UplinkPolicy.JOINT.key())
            || uplink.equals(UplinkPolicy.AUTO.key());
    if (!free && !plan.uplink().key().equals(uplink)) {
      summary.required("uplink").reject("the uplink of the options");
    }
  }

  /** Schemes narrow what is searched, or leave it. */
  private void searched(Plan plan, boolean exact) {
    Scope scope = plan.scope();
    boolean batches = plan.continuous() == null;
    if (batches && scope != Scope.DRAFTER && !lengths(plan.batches(), scope)) {
      summary.required("scope").reject("a scope that allows the lengths of the plan");
    }
    if (!isRight(plan.order(), plan, exact)) {
      summary.required("order").reject("the order searched that the tasks follow");
    }
    if (!exact) {
      return;
    }
    is("pipeline", instance.pipeline().key());
    UplinkPolicy uplink = statement.uplink();
    boolean possible =
        uplink == UplinkPolicy.JOINT
            || (uplink == UplinkPolicy.AUTO && plan.uplink() != UplinkPolicy.EXPLICIT)
            || uplink == plan.uplink();
    if (!possible) {
      summary.required("uplink").reject("an uplink policy that was searched");
    }
    int least = instance.speculation().minLength();
    boolean isRaised = plan.continuous() instanceof JoiningService; // as it is executed
    boolean shorter = !isRaised && plan.lengths().anyMatch(length -> length < least);
    if (shorter) {
      summary.required("scope").reject("plans of lengths from " + least);
    }
  }

  /** Plans made of one of each drafter follow none, nor do those whose tasks are in none. */
  private boolean isRight(@Nullable TaskOrder order, Plan plan, boolean exact) {
    TaskOrder asked = statement.order();
    if (asked == null) {
      return true;
    }
    List<TaskOrder> searched = TaskSequence.searched(instance, asked);
    if (order != null) {
      return !exact || searched.contains(order);
    }
    boolean put = plan.pipeline() == Pipeline.ASYNCHRONOUS && instance.drafters().size() > 1;
    return put
        || searched.stream().noneMatch(o -> TaskSequence.of(instance, o).equals(plan.tasks()));
  }

  private boolean lengths(List<Batch> batches, Scope scope) {
    if (scope == Scope.GLOBAL) {
      List<Part> parts =
          batches.stream().flatMap(batch -> Part.of(instance, batch).stream()).toList();
      return parts.stream().mapToInt(Part::length).distinct().count() == 1
          && parts.stream()
                  .map(part -> part.choice().mode())
                  .filter(Objects::nonNull)
                  .distinct()
                  .count()
              <= 1;
    }
    return batches.stream().allMatch(batch -> lengths(List.of(batch), Scope.GLOBAL));
  }
}
