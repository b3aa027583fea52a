package sdedge.timeline;

import java.util.List;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.plan.Plan;

/** Executes plans (docs/model.md section 6). The one place every reported makespan comes from. */
public final class Timeline {
  private Timeline() {}

  /**
   * Executes a feasible plan under its own pipeline and uplink policies.
   *
   * @throws sdedge.latency.NegativePassTimeException if a latency table does not cover the plan
   */
  public static Execution execute(Instance instance, Plan plan) {
    PricedPlan priced = PricedPlan.of(instance, plan);
    if (plan.pipeline() == Pipeline.ASYNCHRONOUS) {
      return AsynchronousPipeline.execute(priced);
    }
    if (plan.drafters().size() != 1) {
      throw new IllegalArgumentException(plan.pipeline() + " is defined for one drafter");
    }
    SlotRecorder recorder = new SlotRecorder(priced);
    new SlotPipeline(plan.pipeline(), recorder).run(priced.drafters().get(0));
    return recorder.execution();
  }

  /**
   * The makespan of priced cohorts under a slot pipeline, seconds, without a record of it.
   *
   * @param cohorts the batches of one drafter
   */
  public static double makespanS(Pipeline pipeline, List<List<PricedBatch>> cohorts) {
    return new SlotPipeline(pipeline, new SlotListener() {}).run(cohorts);
  }
}
