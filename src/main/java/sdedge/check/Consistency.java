package sdedge.check;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.ResultPlan;
import sdedge.check.model.TaskSequence;
import sdedge.instance.Instance;
import sdedge.instance.Keyed;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;

/**
 * Checks that status, termination, method and options of a result go together, and with the command
 * line that made it.
 */
final class Consistency {
  private static final Set<String> TERMINATIONS =
      Set.of(Statement.COMPLETED, "gap", "time_limit", "memory_limit", "interrupted");

  private final Instance instance;
  private final Statement statement;
  private final Arguments arguments;
  private final Tree summary;

  Consistency(Instance instance, Statement statement, Arguments arguments, Tree summary) {
    this.instance = instance;
    this.statement = statement;
    this.arguments = arguments;
    this.summary = summary;
  }

  /** Checks a result; {@code plan} is null if it has none. */
  void check(@Nullable ResultPlan plan) {
    method();
    termination();
    if (statement.isEvaluated()) {
      evaluated();
    } else if (statement.order() == null) {
      summary.get("search").mismatch("what was searched");
    }
    if (plan != null) {
      status(plan);
      boolean exact = Methods.isExact(statement.method());
      options(plan, exact);
      if (!statement.isEvaluated()) {
        plan.drafters().forEach(drafter -> searched(drafter, exact));
      }
    }
  }

  private void method() {
    String method = statement.method();
    boolean evaluated = statement.isEvaluated();
    if (!evaluated && !Methods.isExact(method) && !Methods.isScheme(method)) {
      summary.get("method").mismatch("a method");
    } else if (!arguments.isOpen()) {
      String given = arguments.value("--method");
      String solved = given == null ? "dp" : given;
      summary
          .get("method")
          .mustBe(arguments.command().equals("evaluate") ? Methods.EVALUATE : solved);
    }
  }

  private void termination() {
    String termination = statement.termination();
    boolean possible = TERMINATIONS.contains(termination);
    if (!arguments.isOpen()) {
      possible &= !termination.equals("time_limit") || arguments.value("--time-limit") != null;
      possible &= !termination.equals("gap") || arguments.value("--gap") != null;
    }
    if (!possible) {
      summary.get("termination").mismatch("an end that the run can have had");
    }
  }

  private void evaluated() {
    summary.get("search").mustBe((String) null);
    summary.get("status").mustBe(Statement.FEASIBLE);
    summary.get("termination").mustBe(Statement.COMPLETED);
    summary.get("states").mustBe(0);
    summary.get("labels").mustBe(0);
    summary.get("note").mustBe("");
  }

  private void status(ResultPlan plan) {
    boolean provable =
        Methods.isExact(statement.method())
            && (plan.pipeline() != Pipeline.ASYNCHRONOUS
                || statement.method().equals(Methods.EXHAUSTIVE));
    if (statement.isOptimal()) {
      if (!provable) {
        summary.get("status").mismatch("a status that the method can prove");
      }
      summary.get("termination").mustBe(Statement.COMPLETED);
      summary.get("gap").mustBe(0.0, 1);
      summary.get("note").mustBe("");
    } else if (!statement.status().equals(Statement.FEASIBLE)) {
      summary.get("status").mismatch("optimal or feasible, with a plan");
    } else if (provable) {
      if (statement.termination().equals(Statement.COMPLETED)) {
        summary.get("status").mismatch("optimal after a search that ran to its end");
      }
    } else {
      summary.get("bound_s").mustBe((String) null);
    }
  }

  private void options(ResultPlan plan, boolean exact) {
    boolean evaluated = statement.isEvaluated();
    if (arguments.isOpen()) {
      return;
    }
    if (exact || evaluated) {
      option("--pipeline", evaluated ? null : instance.pipeline(), summary.get("pipeline"));
    }
    if (!evaluated) {
      option("--scope", instance.speculation().scope(), summary.get("scope"));
      if (statement.order() != null) {
        option("--order", instance.order(), summary.get("search").get("order"));
        option("--uplink", instance.uplink(), summary.get("search").get("uplink"));
      }
    } else if (arguments.value("--uplink") != null) {
      for (ResultPlan.OfDrafter drafter : plan.drafters()) {
        if (!drafter.uplink().key().equals(arguments.value("--uplink"))) {
          summary.get("drafters").mismatch("the uplink of the command line");
        }
      }
    }
  }

  private void option(String name, @Nullable Keyed unlessGiven, Tree found) {
    String given = arguments.value(name);
    if (given != null) {
      found.mustBe(given);
    } else if (unlessGiven != null) {
      found.mustBe(unlessGiven.key());
    }
  }

  private void searched(ResultPlan.OfDrafter drafter, boolean exact) {
    TaskOrder order = statement.order();
    UplinkPolicy uplink = statement.uplink();
    if (order == null || uplink == null) {
      return;
    }
    if (drafter.order() != firstOrder(drafter, order)) {
      summary.get("drafters").mismatch("the first order searched that the tasks follow");
    }
    if (!exact) {
      return;
    }
    boolean found =
        uplink == UplinkPolicy.AUTO
            ? drafter.uplink() == UplinkPolicy.SEQUENTIAL
                || drafter.uplink() == UplinkPolicy.SIMULTANEOUS
            : drafter.uplink() == uplink;
    if (!found) {
      summary.get("drafters").mismatch("an uplink policy that was searched");
    }
    int least = instance.speculation().minLength();
    if (drafter.batches().stream().anyMatch(batch -> batch.length() < least)) {
      summary.get("drafters").mismatch("plans of lengths from " + least);
    }
  }

  private @Nullable TaskOrder firstOrder(ResultPlan.OfDrafter drafter, TaskOrder order) {
    for (TaskOrder candidate : TaskSequence.searched(order)) {
      if (TaskSequence.of(instance, drafter.drafter(), candidate).equals(drafter.tasks())) {
        return candidate;
      }
    }
    return null;
  }
}
