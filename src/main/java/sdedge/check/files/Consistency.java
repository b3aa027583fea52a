package sdedge.check.files;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.ResultPlan;
import sdedge.check.model.TaskSequence;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;

/**
 * Checks that status, termination, method and decisions of a result go together, and with the
 * options of the run that made it.
 */
public final class Consistency {
  private static final Set<String> TERMINATIONS =
      Set.of(ClaimedResult.COMPLETED, "gap", "time_limit", "memory_limit", "interrupted");

  private final Instance instance;
  private final ClaimedResult statement;
  private final RunOptions options;
  private final Tree summary;

  public Consistency(Instance instance, ClaimedResult statement, RunOptions options, Tree summary) {
    this.instance = instance;
    this.statement = statement;
    this.options = options;
    this.summary = summary;
  }

  /** Checks a result; {@code plan} is null if it has none. */
  public void check(@Nullable ResultPlan plan) {
    method();
    termination();
    if (statement.isEvaluated()) {
      evaluated();
    } else if (statement.order() == null) {
      summary.get("search").mismatch("what was searched");
    } else {
      summary.get("search").get("order").mustBe(options.order());
      summary.get("search").get("uplink").mustBe(options.uplink());
      summary.get("scope").mustBe(options.scope());
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

  private void method() {
    boolean evaluated = options.command().equals(ClaimedResult.EVALUATE);
    summary.get("method").mustBe(evaluated ? ClaimedResult.EVALUATE : options.method());
  }

  private void termination() {
    String termination = statement.termination();
    boolean possible =
        TERMINATIONS.contains(termination)
            && (!termination.equals("time_limit") || options.hasTimeLimit())
            && (!termination.equals("gap") || options.hasGap());
    if (!possible) {
      summary.get("termination").mismatch("an end that the run can have had");
    }
  }

  private void evaluated() {
    summary.get("search").mustBe((String) null);
    summary.get("status").mustBe(ClaimedResult.FEASIBLE);
    summary.get("termination").mustBe(ClaimedResult.COMPLETED);
    summary.get("states").mustBe(0);
    summary.get("labels").mustBe(0);
    summary.get("note").mustBe("");
  }

  private void status(ResultPlan plan) {
    boolean provable =
        options.exact()
            && (plan.pipeline() != Pipeline.ASYNCHRONOUS
                || statement.method().equals(ClaimedResult.EXHAUSTIVE));
    if (statement.isOptimal()) {
      if (!options.exact()) {
        summary.get("status").mismatch("a status that the method can prove");
      }
      summary.get("termination").mustBe(ClaimedResult.COMPLETED);
      summary.get("gap").mustBe(0.0, ClaimedResult.RATIO_SLACK);
      summary.get("note").mustBe("");
    } else if (!statement.status().equals(ClaimedResult.FEASIBLE)) {
      summary.get("status").mismatch("optimal or feasible, with a plan");
    } else if (provable
        && plan.order() != null
        && statement.termination().equals(ClaimedResult.COMPLETED)) {
      summary.get("status").mismatch("optimal after a search that ran to its end");
    } else if (!provable && plan.pipeline() != Pipeline.ASYNCHRONOUS) {
      summary.get("bound_s").mustBe((String) null);
    }
  }

  /** A given plan is executed as the options say, else as it says itself. */
  private void given(ResultPlan plan) {
    if (options.pipeline() != null) {
      summary.get("pipeline").mustBe(options.pipeline());
    }
    String uplink = options.uplink();
    boolean free = uplink == null || uplink.equals(UplinkPolicy.JOINT.key());
    if (!free && !plan.uplink().key().equals(uplink)) {
      summary.get("uplink").mismatch("the uplink of the options");
    }
  }

  /** Schemes narrow what is searched, or leave it. */
  private void searched(ResultPlan plan, boolean exact) {
    Scope scope = plan.scope();
    if (scope != Scope.DRAFTER && !lengths(plan.batches(), scope)) {
      summary.get("scope").mismatch("a scope that allows the lengths of the plan");
    }
    if (!isRight(plan.order(), plan, exact)) {
      summary.get("order").mismatch("the order searched that the tasks follow");
    }
    if (!exact) {
      return;
    }
    summary.get("pipeline").mustBe(options.pipeline());
    UplinkPolicy uplink = statement.uplink();
    boolean possible =
        uplink == UplinkPolicy.JOINT
            || (uplink == UplinkPolicy.AUTO && plan.uplink() != UplinkPolicy.EXPLICIT)
            || uplink == plan.uplink();
    if (!possible) {
      summary.get("uplink").mismatch("an uplink policy that was searched");
    }
    int least = instance.speculation().minLength();
    boolean shorter =
        plan.batches().stream()
            .flatMap(batch -> batch.parts().stream())
            .anyMatch(part -> part.length() < least);
    if (shorter) {
      summary.get("scope").mismatch("plans of lengths from " + least);
    }
  }

  /** Plans made of one of each drafter follow none, nor do those whose tasks are in none. */
  private boolean isRight(@Nullable TaskOrder order, ResultPlan plan, boolean exact) {
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

  private static boolean lengths(List<ResultPlan.Batch> batches, Scope scope) {
    if (scope == Scope.GLOBAL) {
      return batches.stream()
              .flatMap(batch -> batch.parts().stream())
              .mapToInt(ResultPlan.Part::length)
              .distinct()
              .count()
          == 1;
    }
    return batches.stream().allMatch(batch -> lengths(List.of(batch), Scope.GLOBAL));
  }
}
