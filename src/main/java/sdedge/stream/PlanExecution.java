package sdedge.stream;

import java.util.Objects;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.timeline.CriticalPath;
import sdedge.timeline.Execution;
import sdedge.timeline.Timeline;

/** Executes plans of every pipeline (docs/model.md sections 6, 9 and 13). */
public final class PlanExecution {
  private PlanExecution() {}

  /**
   * Executes a feasible plan.
   *
   * @throws sdedge.latency.NegativePassTimeException if a latency table does not cover the plan
   */
  public static Execution execute(Instance instance, Plan plan) {
    return plan.continuous() == null
        ? Timeline.execute(instance, plan)
        : ContinuousRun.execute(instance, plan);
  }

  /** What bounds the makespan of a feasible plan, and when; a mean of draws in the mean. */
  public static CriticalPath criticalPath(Instance instance, Plan plan) {
    return plan.continuous() == null
        ? Timeline.criticalPath(instance, plan)
        : ContinuousRun.criticalPath(instance, plan, plan.continuous());
  }

  /** The makespan of a feasible plan, seconds, without a record of it. */
  public static double makespanS(Instance instance, Plan plan) {
    return plan.continuous() == null
        ? Timeline.makespanS(instance, plan)
        : ContinuousRun.of(instance, plan).makespanS(Objects.requireNonNull(plan.continuous()));
  }
}
