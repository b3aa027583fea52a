package sdedge.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.plan.Plan;

/**
 * What happens when a plan runs (docs/model.md section 6).
 *
 * @param makespanS when the last task is complete
 * @param components null for asynchronous execution, where no slot determines the length
 * @param tasks one entry per task of the instance, in its order
 * @param stages every stage of every step, by drafter, cohort, batch, step, stage
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

  /**
   * The milestones of one task, seconds from time 0.
   *
   * @param readyS r, its prompt has arrived at the drafter
   * @param firstTokenS the verdict of its first step is known
   * @param completionS its last token is known
   */
  public record TaskTimes(double readyS, double firstTokenS, double completionS) {}
}
