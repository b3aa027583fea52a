package sdedge.timeline;

import java.util.List;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.latency.BatchProfile;
import sdedge.latency.StageModel;
import sdedge.latency.TaskSteps;
import sdedge.plan.Batch;

/**
 * A batch with all that execution needs to know of it.
 *
 * @param readyS U, when its last prompt has arrived
 * @param taskSteps N_k of its tasks, in batch order
 */
public record PricedBatch(
    Batch batch, BatchProfile profile, double readyS, List<Integer> taskSteps) {
  public PricedBatch {
    taskSteps = List.copyOf(taskSteps);
  }

  /**
   * Prices a batch.
   *
   * @param readyS r_k by index of the task in the instance
   */
  public static PricedBatch of(Instance instance, StageModel model, Batch batch, double[] readyS) {
    List<Task> tasks = batch.tasks().stream().map(instance.tasks()::get).toList();
    return new PricedBatch(
        batch,
        BatchProfile.of(model, tasks, batch.length()),
        batch.tasks().stream().mapToDouble(k -> readyS[k]).max().orElse(0),
        tasks.stream().map(task -> TaskSteps.of(task, batch.length()).steps()).toList());
  }
}
