package sdedge.check.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;

/**
 * A plan as executed (Sections 5, 6, 8 and 9 of the model).
 *
 * @param uploads by task
 * @param runs in plan order
 * @param tasks by task
 * @param shares null for asynchronous execution
 * @param makespanS T, seconds
 * @param doubt of all times
 */
public record Execution(
    ResultPlan plan,
    Map<Integer, Upload> uploads,
    List<BatchRun> runs,
    Map<Integer, TaskTimes> tasks,
    @Nullable Shares shares,
    double makespanS,
    Doubt doubt) {

  /** What a difference may lose of what it is made of. */
  public static final double ROUNDING = 1e-11;

  /**
   * Executes a plan that keeps to the limits.
   *
   * @throws UndefinedTimeException if a latency table does not cover it
   */
  public static Execution of(Instance instance, ResultPlan plan) {
    Map<Integer, Upload> uploads = Uplinks.of(instance, plan);
    List<BatchRun> runs = runs(instance, plan, uploads);
    List<BatchTimes> likely = runs.stream().map(BatchRun::times).toList();
    Shares shares = execute(instance, plan.pipeline(), runs, likely);
    Map<Integer, TaskTimes> tasks = new TreeMap<>();
    for (BatchRun run : runs) {
      List<ResultPlan.Part> parts = run.batch().parts();
      for (int p = 0; p < parts.size(); p++) {
        BatchRun certain = run;
        if (instance.speculation().steps() == Steps.EXPECTED) {
          certain = run.given(p);
          List<BatchRun> others = new ArrayList<>();
          for (BatchRun other : runs) {
            others.add(other == run ? certain : other.again());
          }
          execute(instance, plan.pipeline(), others, likely);
        }
        for (int task : parts.get(p).tasks()) {
          double readyS = known(uploads, task).readyS();
          tasks.put(
              task,
              TaskTimes.of(instance.tasks().get(task), task, certain, readyS, plan.pipeline()));
        }
      }
    }
    return new Execution(
        plan, uploads, runs, tasks, shares, makespanS(runs), Doubt.of(plan, uploads, runs));
  }

  /**
   * The makespan under asynchronous execution of batches whose times and ready times are known
   * already, seconds.
   */
  public static double asynchronousS(
      Instance instance,
      List<ResultPlan.Batch> batches,
      List<BatchTimes> times,
      List<Double> readyS) {
    List<BatchRun> runs = new ArrayList<>();
    for (int m = 0; m < batches.size(); m++) {
      runs.add(new BatchRun(1, m + 1, batches.get(m), times.get(m), readyS.get(m)));
    }
    execute(instance, Pipeline.ASYNCHRONOUS, runs, times);
    return makespanS(runs);
  }

  private static double makespanS(List<BatchRun> runs) {
    return runs.stream().mapToDouble(BatchRun::endS).max().orElse(0);
  }

  /**
   * How far a time may be off for rounding alone: under asynchronous execution each event adds to
   * the clock, and a window may deliver the last bits slowly.
   *
   * @param relative to the clock
   * @param seconds in addition
   */
  public record Doubt(double relative, double seconds) {
    static Doubt of(ResultPlan plan, Map<Integer, Upload> uploads, List<BatchRun> runs) {
      long events = 0;
      if (plan.pipeline() == Pipeline.ASYNCHRONOUS) {
        events = runs.stream().mapToLong(run -> run.times().events()).sum();
      }
      return new Doubt(
          ROUNDING + events * Math.ulp(1.0),
          uploads.values().stream().mapToDouble(Upload::looseS).max().orElse(0));
    }

    /** Seconds that a time made of others of up to {@code clockS} may be off. */
    public double at(double clockS) {
      return relative * clockS + seconds;
    }
  }

  /** The times of a task of the plan. */
  public TaskTimes timesOf(int task) {
    return known(tasks, task);
  }

  /** The upload of a task of the plan. */
  public Upload uploadOf(int task) {
    return known(uploads, task);
  }

  private static <V> V known(Map<Integer, V> byTask, int task) {
    V value = byTask.get(task);
    if (value == null) {
      throw new IllegalArgumentException("a task that is in no batch");
    }
    return value;
  }

  private static @Nullable Shares execute(
      Instance instance, Pipeline pipeline, List<BatchRun> runs, List<BatchTimes> likely) {
    if (pipeline == Pipeline.ASYNCHRONOUS) {
      new QueueingExecution(instance).run(runs, likely);
      return null;
    }
    Map<Integer, List<BatchRun>> cohorts = new TreeMap<>();
    runs.forEach(run -> cohorts.computeIfAbsent(run.cohort(), c -> new ArrayList<>()).add(run));
    SlotExecution slots = new SlotExecution(pipeline);
    slots.run(List.copyOf(cohorts.values()));
    return slots.shares();
  }

  private static List<BatchRun> runs(
      Instance instance, ResultPlan plan, Map<Integer, Upload> uploads) {
    Pricing pricing = new Pricing(instance);
    List<BatchRun> runs = new ArrayList<>();
    for (int c = 0; c < plan.cohorts().size(); c++) {
      List<ResultPlan.Batch> cohort = plan.cohorts().get(c);
      for (int b = 0; b < cohort.size(); b++) {
        ResultPlan.Batch batch = cohort.get(b);
        double readyS =
            batch.tasks().stream()
                .mapToDouble(task -> known(uploads, task).readyS())
                .max()
                .orElse(0);
        BatchTimes times = pricing.times(batch);
        runs.add(new BatchRun(c + 1, b + 1, batch, times, readyS));
      }
    }
    return runs;
  }
}
