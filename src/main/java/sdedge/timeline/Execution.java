package sdedge.timeline;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.plan.Plan;

/**
 * What happens when a plan runs (docs/model.md sections 6, 9 and 13).
 *
 * @param makespanS when the last task is complete
 * @param components null where no slot determines the length: asynchronous and continuous
 * @param tasks one entry per task of the instance, in its order
 * @param utilisation of the servers
 * @param service null of a plan of batches
 */
public record Execution(
    Instance instance,
    Plan plan,
    double makespanS,
    @Nullable Components components,
    List<TaskTimes> tasks,
    Utilisation utilisation,
    @Nullable ServiceRecord service) {
  public Execution {
    tasks = List.copyOf(tasks);
  }

  /**
   * Every stage of every step, by cohort, batch, step, stage and drafter. Those of batches are not
   * kept, as there may be more of them than memory: the plan is executed again as they are asked
   * for.
   */
  public Stream<StageRun> stages() {
    return service == null ? Timeline.stages(instance, plan) : service.stages().stream();
  }
}
