package sdedge.timeline;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Spliterators;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
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

  private Timeline() {}

  /**
   * Executes a feasible plan under its own pipeline and uplink policy.
   *
   * @throws sdedge.latency.NegativePassTimeException if a latency table does not cover the plan
   */
  public static Execution execute(Instance instance, Plan plan) {
    List<Execution> executions =
        PricedPlan.of(instance, plan).executions().stream().map(Timeline::execution).toList();
    return executions.size() == 1 ? executions.get(0) : Execution.mean(executions);
  }

  /** What bounds the makespan of a feasible plan; a mean of draws in the mean. */
  public static CriticalPath criticalPath(Instance instance, Plan plan) {
    List<PricedPlan> executions = PricedPlan.of(instance, plan).executions();
    return executions.size() == 1
        ? CriticalPath.of(execution(executions.get(0)))
        : CriticalPath.mean(
            executions.stream()
                .map(each -> CriticalPath.of(execution(each), stages(each)))
                .toList());
  }

  private static Execution execution(PricedPlan priced) {
    Instance instance = priced.instance();
    BatchExecution execution = new BatchExecution(priced, Detail.TIMES);
    @Nullable TaskTimes[] times = new TaskTimes[instance.tasks().size()];
    Utilisation.Busy busy = new Utilisation.Busy(instance.drafters().size());
    while (execution.hasNext()) {
      BatchRecord record = execution.next();
      record.writeTimes(priced, times);
      busy.add(record.batch().profile());
    }
    List<TaskTimes> tasks = Arrays.stream(times).filter(Objects::nonNull).toList();
    double endS = execution.endS();
    return new Execution(
        instance, priced.plan(), endS, execution.components(), tasks, busy.of(endS), null);
  }

  /**
   * The stages of a feasible plan, of draws those of the first; it is executed as they are asked
   * for.
   */
  static Stream<StageRun> stages(Instance instance, Plan plan) {
    return stages(PricedPlan.of(instance, plan));
  }

  private static Stream<StageRun> stages(PricedPlan priced) {
    BatchExecution execution = new BatchExecution(priced, Detail.STAGES);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(execution, 0), false)
        .flatMap(BatchRecord::stages);
  }

  /** The makespan of a feasible plan under its own pipeline, seconds, without a record of it. */
  public static double makespanS(Instance instance, Plan plan) {
    return makespanS(instance, plan, () -> false);
  }

  /**
   * As {@link #makespanS(Instance, Plan)}, unless it is stopped between two cohorts.
   *
   * @return NaN if it was stopped
   */
  public static double makespanS(Instance instance, Plan plan, BooleanSupplier isStopped) {
    PricedPlan priced = PricedPlan.of(instance, plan);
    if (plan.pipeline() == Pipeline.ASYNCHRONOUS) {
      return asynchronousS(priced);
    }
    BatchPipeline slots = BatchPipeline.of(priced, BatchListener.NONE, BatchStages.NONE);
    for (int c = 1; slots.advance(); c++) {
      if (c % COHORTS_BETWEEN_STOPS == COHORTS_BETWEEN_STOPS - 1 && isStopped.getAsBoolean()) {
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
