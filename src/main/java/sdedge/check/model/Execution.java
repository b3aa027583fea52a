package sdedge.check.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Task;

/**
 * A plan as executed (Sections 5, 6 and 8 of the model).
 *
 * @param uploads by drafter of the plan, in plan order
 * @param runs by drafter, cohort and position
 * @param shares null for asynchronous execution
 * @param makespanS T, seconds
 */
public record Execution(
    ResultPlan plan,
    List<List<Upload>> uploads,
    List<BatchRun> runs,
    @Nullable Shares shares,
    double makespanS) {

  /**
   * Executes a plan that keeps to the limits.
   *
   * @throws UndefinedTimeException if a latency table does not cover it
   */
  public static Execution of(Instance instance, ResultPlan plan) {
    List<List<Upload>> uploads = new ArrayList<>();
    List<List<List<BatchRun>>> drafters = new ArrayList<>();
    for (ResultPlan.OfDrafter drafter : plan.drafters()) {
      List<Upload> of = uploads(instance, drafter);
      uploads.add(of);
      drafters.add(cohorts(instance, drafter, of));
    }
    Shares shares = null;
    if (plan.pipeline() == Pipeline.ASYNCHRONOUS) {
      new QueueingExecution(instance, drafters).run();
    } else {
      SlotExecution slots = new SlotExecution(plan.pipeline());
      slots.run(drafters.get(0));
      shares = slots.shares();
    }
    List<BatchRun> runs = drafters.stream().flatMap(List::stream).flatMap(List::stream).toList();
    return new Execution(plan, uploads, runs, shares, makespanS(runs));
  }

  /**
   * The makespan of the only drafter under asynchronous execution, for many plans of batches whose
   * times and ready times are known already, seconds.
   */
  public static double queueingMakespanS(
      Instance instance,
      int drafter,
      List<ResultPlan.Batch> batches,
      List<BatchTimes> times,
      List<Double> readyS) {
    List<BatchRun> runs = new ArrayList<>();
    for (int b = 0; b < batches.size(); b++) {
      runs.add(new BatchRun(drafter, 1, b + 1, batches.get(b), times.get(b), readyS.get(b)));
    }
    new QueueingExecution(instance, List.of(List.of(runs))).run();
    return makespanS(runs);
  }

  private static double makespanS(List<BatchRun> runs) {
    return runs.stream().mapToDouble(run -> run.confirmedS(run.times().steps())).max().orElse(0);
  }

  private static List<Upload> uploads(Instance instance, ResultPlan.OfDrafter plan) {
    List<Task> tasks = plan.tasks().stream().map(instance.tasks()::get).toList();
    List<Integer> sizes = plan.batches().stream().map(batch -> batch.tasks().size()).toList();
    return new Uplinks(instance.drafters().get(plan.drafter()).wireless(), tasks)
        .under(plan.uplink(), sizes);
  }

  private static List<List<BatchRun>> cohorts(
      Instance instance, ResultPlan.OfDrafter plan, List<Upload> uploads) {
    Drafter drafter = instance.drafters().get(plan.drafter());
    List<List<BatchRun>> cohorts = new ArrayList<>();
    int next = 0;
    for (List<ResultPlan.Batch> cohort : plan.cohorts()) {
      List<BatchRun> runs = new ArrayList<>();
      for (ResultPlan.Batch batch : cohort) {
        List<Task> tasks = batch.tasks().stream().map(instance.tasks()::get).toList();
        double readyS = 0;
        for (int i = 0; i < tasks.size(); i++) {
          readyS = Math.max(readyS, uploads.get(next++).readyS());
        }
        BatchTimes times = BatchTimes.of(drafter, instance.verifier(), tasks, batch.length());
        runs.add(
            new BatchRun(
                plan.drafter(), cohorts.size() + 1, runs.size() + 1, batch, times, readyS));
      }
      cohorts.add(runs);
    }
    return cohorts;
  }
}
