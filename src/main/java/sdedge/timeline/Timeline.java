package sdedge.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.plan.MemoryModel;
import sdedge.plan.Plan;
import sdedge.timeline.BatchExecution.Detail;

/**
 * Executes plans of batches (docs/model.md sections 6 and 9). The one place every makespan of
 * theirs comes from.
 */
public final class Timeline {
  private static final int COHORTS_BETWEEN_STOPS = 16;
  private static final int MOST_STAGES = 50_000; // that are kept: some 5 MB

  private Timeline() {}

  /**
   * Executes a feasible plan under its own pipeline and uplink policy.
   *
   * @throws sdedge.latency.NegativePassTimeException if a latency table does not cover the plan
   */
  public static Execution execute(Instance instance, Plan plan) {
    List<PricedPlan> priced = PricedPlan.of(instance, plan).executions();
    List<Execution> executions = new ArrayList<>();
    for (PricedPlan each : priced) {
      executions.add(execution(each, executions.isEmpty()));
    }
    return executions.size() == 1 ? executions.get(0) : Execution.mean(executions);
  }

  /** What bounds the makespan of a feasible plan; a mean of draws in the mean. */
  public static CriticalPath criticalPath(Instance instance, Plan plan) {
    List<PricedPlan> executions = PricedPlan.of(instance, plan).executions();
    return executions.size() == 1
        ? CriticalPath.of(execution(executions.get(0), true))
        : CriticalPath.mean(executions.stream().map(Timeline::ownPath).toList());
  }

  private static CriticalPath ownPath(PricedPlan priced) {
    Execution execution = execution(priced, true);
    List<StageRun> kept = execution.kept();
    return CriticalPath.of(execution, kept == null ? stages(priced) : kept.stream());
  }

  /**
   * An execution of its own.
   *
   * @param keeps whether its stages are kept, if they are not too many
   */
  private static Execution execution(PricedPlan priced, boolean keeps) {
    Instance instance = priced.instance();
    Set<Detail> details = keeps ? EnumSet.allOf(Detail.class) : EnumSet.of(Detail.TIMES);
    BatchExecution execution = new BatchExecution(priced, details);
    @Nullable TaskTimes[] times = new TaskTimes[instance.tasks().size()];
    Utilisation.Busy busy = new Utilisation.Busy(instance.drafters().size());
    List<StageRun> stages = new ArrayList<>();
    while (execution.hasNext()) {
      BatchRecord record = execution.next();
      record.writeTimes(priced, times);
      busy.add(record.batch().profile());
      if (stages.size() <= MOST_STAGES) {
        stages.addAll(record.stages());
      }
    }
    List<TaskTimes> tasks = Arrays.stream(times).filter(Objects::nonNull).toList();
    double endS = execution.endS();
    return new Execution(
        instance,
        priced.plan(),
        endS,
        execution.components(),
        tasks,
        busy.of(endS),
        keeps && stages.size() <= MOST_STAGES ? stages : null,
        null,
        null);
  }

  /**
   * The stages of a feasible plan, of draws those of the first; it is executed as they are asked
   * for.
   */
  static Stream<StageRun> stages(Instance instance, Plan plan) {
    return stages(PricedPlan.of(instance, plan));
  }

  private static Stream<StageRun> stages(PricedPlan priced) {
    BatchExecution execution = new BatchExecution(priced, EnumSet.of(Detail.STAGES));
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(execution, 0), false)
        .flatMap(record -> record.stages().stream());
  }

  /** The makespan of a feasible plan under its own pipeline, seconds, without a record of it. */
  public static double makespanS(Instance instance, Plan plan) {
    return makespanS(instance, plan, Control.NONE);
  }

  /**
   * The makespan of a feasible plan, seconds, unless it is stopped between two cohorts.
   *
   * @return NaN if it was stopped
   */
  public static double makespanS(Instance instance, Plan plan, Control control) {
    PricedPlan priced = PricedPlan.of(instance, plan);
    if (plan.pipeline() == Pipeline.ASYNCHRONOUS) {
      return asynchronousS(priced);
    }
    BatchPipeline slots = BatchPipeline.of(priced, BatchListener.NONE, BatchStages.NONE);
    for (int c = 1; slots.advance(); c++) {
      if (c % COHORTS_BETWEEN_STOPS == COHORTS_BETWEEN_STOPS - 1 && control.isStopped()) {
        return Double.NaN;
      }
    }
    return slots.endS();
  }

  /**
   * The makespan of priced cohorts under a slot pipeline, seconds, without a record of it.
   *
   * @param pipeline other than {@code ASYNCHRONOUS}
   */
  public static double makespanS(Pipeline pipeline, List<List<PricedBatch>> cohorts) {
    SlotPipeline slots =
        new SlotPipeline(pipeline, cohorts.iterator(), BatchListener.NONE, BatchStages.NONE);
    while (slots.advance()) {
      // until the last cohort
    }
    return slots.endS();
  }

  /**
   * The makespan of priced batches under asynchronous execution, seconds, without a record of it.
   *
   * @param memory what the batches load
   * @param executions of which it is the mean, by {@link ExecutionPricing}: batches in plan order;
   *     each fits in memory alone
   * @param limitS they are given up once it is known to be longer
   * @return infinite if they were given up
   */
  public static double asynchronousS(
      Instance instance, MemoryModel memory, List<List<PricedBatch>> executions, double limitS) {
    return meanS(
        executions.stream().map(batches -> Batches.of(memory, batches)).toList(), instance, limitS);
  }

  /** The makespan of a feasible plan under asynchronous execution, seconds, whatever its own. */
  public static double asynchronousS(Instance instance, Plan plan) {
    return asynchronousS(PricedPlan.of(instance, plan.with(Pipeline.ASYNCHRONOUS)));
  }

  private static double asynchronousS(PricedPlan plan) {
    return meanS(plan.executions(), plan.instance(), Double.POSITIVE_INFINITY);
  }

  private static double meanS(
      List<? extends Batches> executions, Instance instance, double limitS) {
    int count = executions.size();
    double sumS = 0;
    for (Batches batches : executions) {
      double leftS = limitS * count - sumS;
      sumS += AsynchronousPipeline.run(instance, batches, BatchListener.NONE, leftS);
      if (sumS == Double.POSITIVE_INFINITY) {
        break;
      }
    }
    return sumS / count;
  }
}
