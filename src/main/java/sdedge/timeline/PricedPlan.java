package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Instance;
import sdedge.latency.StageModel;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.timeline.PricedBatch.Place;

/**
 * A plan with all that execution needs to know of its batches.
 *
 * @param readyS r_k by index of the task in the instance
 * @param cohorts the batches of each cohort
 */
@SuppressWarnings("ArrayRecordComponent") // read by the execution, never changed
record PricedPlan(
    Instance instance,
    Plan plan,
    StageModel model,
    double[] readyS,
    List<List<PricedBatch>> cohorts) {

  static PricedPlan of(Instance instance, Plan plan) {
    StageModel model = StageModel.of(instance);
    double[] readyS = Uploads.readySeconds(instance, plan);
    List<List<PricedBatch>> cohorts = new ArrayList<>();
    for (int c = 0; c < plan.cohorts().size(); c++) {
      List<Batch> batches = plan.cohorts().get(c).batches();
      List<PricedBatch> priced = new ArrayList<>();
      for (int b = 0; b < batches.size(); b++) {
        priced.add(PricedBatch.of(instance, model, batches.get(b), new Place(c, b), readyS));
      }
      cohorts.add(priced);
    }
    return new PricedPlan(instance, plan, model, readyS, cohorts);
  }

  /** All batches in plan order. */
  List<PricedBatch> batches() {
    return cohorts.stream().flatMap(List::stream).toList();
  }
}
