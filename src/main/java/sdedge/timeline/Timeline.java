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
    PricedPlan priced = PricedPlan.of(instance, plan);
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
    return new Execution(instance, plan, endS, execution.components(), tasks, busy.of(endS), null);
  }

  /** The stages of a feasible plan, which is executed as they are asked for. */
  static Stream<StageRun> stages(Instance instance, Plan plan) {
    BatchExecution execution = new BatchExecution(PricedPlan.of(instance, plan), Detail.STAGES);
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
   * @param batches in plan order; each fits in memory alone
   * @param limitS the execution is given up once it is known to take longer
   * @return infinite if it was given up
   */
  public static double asynchronousS(Instance instance, List<PricedBatch> batches, double limitS) {
    return AsynchronousPipeline.run(
        instance, Batches.of(instance, batches), BatchListener.NONE, limitS);
  }

  /** The makespan of a feasible plan under asynchronous execution, seconds, whatever its own. */
  public static double asynchronousS(Instance instance, Plan plan) {
    return asynchronousS(PricedPlan.of(instance, plan.with(Pipeline.ASYNCHRONOUS)));
  }

  private static double asynchronousS(PricedPlan plan) {
    return AsynchronousPipeline.run(
        plan.instance(), plan, BatchListener.NONE, Double.POSITIVE_INFINITY);
  }
}
