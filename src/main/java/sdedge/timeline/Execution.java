package sdedge.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.plan.Plan;

/**
 * What happens when a plan runs (docs/model.md sections 6 and 9).
 *
 * @param makespanS when the last task is complete
 * @param components null for asynchronous execution, where no slot determines the length
 * @param tasks one entry per task of the instance, in its order
 * @param stages every stage of every step, by cohort, batch, step, stage, drafter
 */
public record Execution(
    Plan plan,
    double makespanS,
    @Nullable Components components,
    List<TaskTimes> tasks,
    List<StageRun> stages) {
  public Execution {
    tasks = List.copyOf(tasks);
    stages = List.copyOf(stages);
  }
}
