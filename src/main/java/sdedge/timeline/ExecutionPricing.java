package sdedge.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.latency.BatchProfile;
import sdedge.latency.StageModel;
import sdedge.latency.TaskProgress;
import sdedge.plan.Batch;

/**
 * The times of batches in the executions that a makespan is a mean of: one, or as many as are drawn
 * ({@link RunDraws#areFor}).
 */
public final class ExecutionPricing {

  private final Instance instance;
  private final StageModel model;
  private final @Nullable RunDraws draws; // null where nothing is drawn

  public ExecutionPricing(Instance instance, Pipeline pipeline) {
    this.instance = instance;
    StageModel own = StageModel.of(instance, pipeline);
    boolean drawn = RunDraws.areFor(instance, pipeline);
    draws = drawn ? RunDraws.ofPlans(instance) : null;
    model = drawn ? own.with(Steps.MEAN) : own;
  }

  /** How many executions there are. */
  public int executions() {
    return draws == null ? 1 : RunDraws.DRAWS;
  }

  /** The times of a batch in one of the executions, from 0. */
  public BatchProfile profile(Batch batch, int execution) {
    List<Task> tasks = batch.tasks().stream().map(instance.tasks()::get).toList();
    List<TaskProgress> progress =
        batch.tasks().stream().map(k -> progress(k, batch, execution)).toList();
    return BatchProfile.of(model, tasks, batch.choices()::of, progress);
  }

  /** How a task of a batch advances in one of the executions. */
  public TaskProgress progress(int task, Batch batch, int execution) {
    Task own = instance.tasks().get(task);
    DraftChoice choice = batch.choices().of(own.drafter());
    return draws == null
        ? model.progress(own, choice)
        : draws.ofBatches(execution).of(task, choice);
  }
}
