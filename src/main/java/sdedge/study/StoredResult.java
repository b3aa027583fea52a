package sdedge.study;

import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.stream.PlanExecution;
import sdedge.timeline.Execution;

/**
 * A result read back from its directory.
 *
 * @param instance with the options of its run
 * @param asked the instance as its plan was asked for, which may have another pipeline or uplink
 * @param run that made it
 */
public record StoredResult(Instance instance, Instance asked, StoredRun run, Plan plan) {
  /** The execution that its tables state. */
  public Execution execution() {
    return PlanExecution.execute(instance, plan);
  }
}
