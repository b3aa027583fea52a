package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.plan.Plan;

/** Executes plans (docs/model.md sections 6 and 9). The one place every makespan comes from. */
public final class Timeline {
  private Timeline() {}

  /**
   * Executes a feasible plan under its own pipeline and uplink policy.
   *
   * @throws sdedge.latency.NegativePassTimeException if a latency table does not cover the plan
   */
  public static Execution execute(Instance instance, Plan plan) {
    PricedPlan priced = PricedPlan.of(instance, plan);
    return plan.pipeline() == Pipeline.ASYNCHRONOUS
        ? AsynchronousExecution.of(priced)
        : slots(priced);
  }

  /**
   * The makespan of priced cohorts under a slot pipeline, seconds, without a record of it.
   *
   * @param pipeline other than {@code ASYNCHRONOUS}
   */
  public static double makespanS(Pipeline pipeline, List<List<PricedBatch>> cohorts) {
    SlotPipeline slots = new SlotPipeline(pipeline, new SlotListener() {});
    double clock = 0;
    for (List<PricedBatch> cohort : cohorts) {
      clock = slots.run(cohort, clock);
    }
    return clock;
  }

  /**
   * The makespan of priced batches under asynchronous execution, seconds, without a record of it.
   *
   * @param batches in plan order; each fits in memory alone
   * @param limitS the execution is given up once it is known to take longer
   * @return infinite if it was given up
   */
  public static double asynchronousS(Instance instance, List<PricedBatch> batches, double limitS) {
    return AsynchronousPipeline.run(instance, batches, new AsynchronousObserver() {}, limitS);
  }

  /** The makespan of a feasible plan under asynchronous execution, seconds, whatever its own. */
  public static double asynchronousS(Instance instance, Plan plan) {
    return asynchronousS(
        instance, PricedPlan.of(instance, plan).batches(), Double.POSITIVE_INFINITY);
  }

  private static Execution slots(PricedPlan plan) {
    Recorder recorder = new Recorder(plan);
    SlotRecorder slots = new SlotRecorder(recorder);
    SlotPipeline pipeline = new SlotPipeline(plan.plan().pipeline(), slots);
    double clock = 0;
    for (List<PricedBatch> cohort : plan.cohorts()) {
      slots.begin(cohort);
      double end = pipeline.run(cohort, clock);
      condition(plan, recorder, cohort, clock);
      clock = end;
    }
    return recorder.execution(clock, slots.components());
  }

  /** Tasks that may end early see the execution in which their own part is still there. */
  private static void condition(
      PricedPlan plan, Recorder recorder, List<PricedBatch> cohort, double startS) {
    for (int m = 0; m < cohort.size(); m++) {
      PricedBatch batch = cohort.get(m);
      for (int i = 0; i < batch.profile().parts().size(); i++) {
        if (!batch.profile().parts().get(i).isCertain()) {
          PricedBatch certain = batch.given(i);
          List<PricedBatch> others = new ArrayList<>(cohort);
          others.set(m, certain);
          OnePart listener = new OnePart(m, certain, i);
          new SlotPipeline(plan.plan().pipeline(), listener).run(others, startS);
          recorder.condition(batch, i, listener.verdicts);
        }
      }
    }
  }

  /** Hears the verdicts of one part. */
  private static final class OnePart implements SlotListener {
    private final int batch;
    private final PricedBatch priced;
    private final Verdicts verdicts;

    OnePart(int batch, PricedBatch priced, int part) {
      this.batch = batch;
      this.priced = priced;
      verdicts = new Verdicts(priced.profile().parts().get(part).steps());
    }

    @Override
    public void verifies(int other, int step, double startS) {
      if (other == batch) {
        verdicts.known(step, startS + priced.profile().verifierSide(step));
      }
    }
  }
}
