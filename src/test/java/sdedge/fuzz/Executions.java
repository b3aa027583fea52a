package sdedge.fuzz;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.latency.NegativePassTimeException;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.timeline.Timeline;

/** A feasible plan of an accepted instance takes a finite time. */
final class Executions {
  private static final long MOST_TOKENS = 2_000;

  private Executions() {}

  /** Every task by itself. */
  static Plan alone(Instance instance) {
    UplinkPolicy uplink =
        instance.uplink().isDecided() ? instance.uplink() : UplinkPolicy.SEQUENTIAL;
    List<Cohort> cohorts = new ArrayList<>();
    for (int k = 0; k < instance.tasks().size(); k++) {
      cohorts.add(new Cohort(List.of(new Batch(List.of(k), instance.speculation().maxLength()))));
    }
    return new Plan(instance.pipeline(), Scope.BATCH, null, uplink, cohorts);
  }

  /** Executes a plan, if it is feasible and small. */
  static void check(Instance instance, Plan plan) {
    long tokens = instance.tasks().stream().mapToLong(task -> task.outputTokens()).sum();
    if (!Feasibility.violations(instance, plan).isEmpty() || tokens > MOST_TOKENS) {
      return;
    }
    double makespanS;
    try {
      makespanS = Timeline.execute(instance, plan).makespanS();
    } catch (NegativePassTimeException e) {
      return; // documented: found only when the table is used
    }
    if (!(makespanS > 0 && makespanS < Double.POSITIVE_INFINITY)) {
      throw new AssertionError("a makespan of " + makespanS + " s");
    }
  }
}
