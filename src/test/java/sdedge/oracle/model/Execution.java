package sdedge.oracle.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.timeline.StageRun;
import sdedge.timeline.TaskLatency;

/**
 * A plan as executed (Sections 5, 6, 8 and 9 of the model).
 *
 * @param uploads by task
 * @param tasks by task
 * @param busy of the servers
 * @param shares null without slots: asynchronous and continuous
 * @param makespanS T, seconds
 * @param doubt of all times
 * @param served the stages of a continuous plan; null of a plan of batches
 * @param drawn null where nothing is drawn
 */
public record Execution(
    Instance instance,
    Plan plan,
    Map<Integer, Upload> uploads,
    Map<Integer, TaskLatency> tasks,
    Busy busy,
    @Nullable Shares shares,
    double makespanS,
    Doubt doubt,
    @Nullable List<StageRun> served,
    @Nullable Drawn drawn) {
  /** The draws whose mean an execution is. */
  public record Drawn(int count, double standardErrorS) {}

  /** The mean of executions of a plan, with the stages of the first. */
  public static Execution mean(List<Execution> draws) {
    Execution first = draws.get(0);
    double sumS = 0;
    double squares = 0;
    Busy busy = new Busy();
    Map<Integer, TaskLatency> tasks = new HashMap<>();
    for (Execution draw : draws) {
      sumS += draw.makespanS;
      busy.addShare(draw.busy, 1.0 / draws.size());
    }
    double meanS = sumS / draws.size();
    for (Execution draw : draws) {
      squares += Math.pow(draw.makespanS - meanS, 2);
    }
    for (int task : first.tasks.keySet()) {
      List<TaskLatency> times = draws.stream().map(draw -> draw.timesOf(task)).toList();
      tasks.put(task, TaskLatencies.mean(first.instance.tasks().get(task), times));
    }
    double errorS = Math.sqrt(squares / (draws.size() - 1.0) / draws.size());
    return new Execution(
        first.instance,
        first.plan,
        first.uploads,
        tasks,
        busy,
        null,
        meanS,
        first.doubt,
        first.served,
        new Drawn(draws.size(), errorS));
  }

  /** What a difference may lose of what it is made of. */
  public static final double ROUNDING = 1e-11;

  /**
   * Executes a plan that keeps to the limits.
   *
   * @throws UndefinedTimeException if a latency table does not cover it
   */
  public static Execution of(Instance instance, Plan plan) {
    return AnswerDraw.areOf(instance, plan)
        ? mean(AnswerDraw.all().parallelStream().map(draw -> of(instance, plan, draw)).toList())
        : of(instance, plan, null);
  }

  private static Execution of(Instance instance, Plan plan, @Nullable AnswerDraw draw) {
    Map<Integer, Upload> uploads = Uplinks.of(instance, plan);
    boolean expected = draw == null && instance.speculation().steps() == Steps.EXPECTED;
    SlotExecution slots = new SlotExecution(plan.pipeline(), expected);
    Stream<BatchRun> runs = runs(instance, plan, uploads, draw, expected, slots);
    Map<Integer, TaskLatency> tasks = new HashMap<>();
    Busy busy = new Busy();
    double makespanS = 0;
    long events = 0;
    for (BatchRun run : (Iterable<BatchRun>) runs::iterator) {
      makespanS = Math.max(makespanS, run.endS());
      busy.add(run.times());
      events += run.times().events();
      List<Part> parts = run.planned().parts();
      for (int p = 0; p < parts.size(); p++) {
        List<Decoding> decodings = run.times().parts().get(p).tasks();
        for (int k = 0; k < decodings.size(); k++) {
          int task = parts.get(p).tasks().get(k);
          double readyS = known(uploads, task).readyS();
          Task of = instance.tasks().get(task);
          tasks.put(
              task, TaskLatencies.of(of, task, run, p, decodings.get(k), readyS, plan.pipeline()));
        }
      }
    }
    Shares shares = plan.pipeline().hasSlots() ? slots.shares() : null;
    Doubt doubt = Doubt.of(shares == null ? events : 0, uploads);
    return new Execution(
        instance, plan, uploads, tasks, busy, shares, makespanS, doubt, null, null);
  }

  /**
   * The batches in plan order and when their stages begin, in the first of draws: executed again as
   * they are asked for, since those of a large plan take much memory.
   */
  public Stream<BatchRun> runs() {
    AnswerDraw draw = drawn == null ? null : AnswerDraw.all().get(0);
    return runs(instance, plan, uploads, draw, false, new SlotExecution(plan.pipeline(), false));
  }

  /**
   * The makespan under asynchronous execution of batches whose times and ready times are known
   * already, seconds.
   */
  public static double asynchronousS(
      Instance instance, List<Batch> batches, List<BatchTimes> times, List<Double> readyS) {
    List<PlannedBatch> all = new ArrayList<>();
    for (int m = 0; m < batches.size(); m++) {
      all.add(PlannedBatch.of(instance, 1, m + 1, batches.get(m), readyS.get(m)));
    }
    return new QueueingExecution(instance, all, batch -> times.get(batch.position() - 1), false)
        .all()
        .mapToDouble(BatchRun::endS)
        .max()
        .orElse(0);
  }

  /**
   * How far a time may be off for rounding alone: under asynchronous execution each event adds to
   * the clock, and a window may deliver the last bits slowly.
   *
   * @param relative to the clock
   * @param seconds in addition
   */
  public record Doubt(double relative, double seconds) {
    /** After so many events, each of which adds to the clock. */
    public static Doubt of(long events, Map<Integer, Upload> uploads) {
      return new Doubt(
          ROUNDING + events * Math.ulp(1.0),
          uploads.values().stream().mapToDouble(Upload::looseS).max().orElse(0));
    }

    /** Seconds that a time made of others of up to {@code clockS} may be off. */
    public double at(double clockS) {
      return relative * clockS + seconds;
    }
  }

  public TaskLatency timesOf(int task) {
    return known(tasks, task);
  }

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

  private static Stream<BatchRun> runs(
      Instance instance,
      Plan plan,
      Map<Integer, Upload> uploads,
      @Nullable AnswerDraw draw,
      boolean seesCertain,
      SlotExecution slots) {
    Pipeline pipeline = plan.pipeline();
    Decoding.Cache decodings = new Decoding.Cache(instance.speculation().steps(), draw);
    Function<PlannedBatch, BatchTimes> pricing =
        planned -> new Pricing(instance, pipeline, decodings).times(planned.batch());
    Stream<List<PlannedBatch>> cohorts =
        IntStream.rangeClosed(1, plan.cohorts().size())
            .mapToObj(c -> cohort(instance, plan, uploads, c));
    if (pipeline == Pipeline.ASYNCHRONOUS) {
      List<PlannedBatch> batches = cohorts.flatMap(List::stream).toList();
      return new QueueingExecution(instance, batches, pricing, seesCertain).all();
    }
    return cohorts
        .map(own -> own.stream().map(each -> new BatchRun(each, pricing.apply(each))).toList())
        .flatMap(own -> slots.next(own).stream());
  }

  private static List<PlannedBatch> cohort(
      Instance instance, Plan plan, Map<Integer, Upload> uploads, int number) {
    List<PlannedBatch> batches = new ArrayList<>();
    for (Batch batch : plan.cohorts().get(number - 1).batches()) {
      DoubleStream readyS = batch.tasks().stream().mapToDouble(k -> known(uploads, k).readyS());
      batches.add(
          PlannedBatch.of(instance, number, batches.size() + 1, batch, readyS.max().orElse(0)));
    }
    return batches;
  }
}
