package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.latency.StageModel;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.DrafterPlan;
import sdedge.plan.Plan;
import sdedge.wireless.Uplink;

/**
 * A plan with ready times and stage times of all its batches, not yet laid out in time.
 *
 * @param readyS r_k by index of the task in the instance
 * @param drafters per entry of {@link Plan#drafters()}, its cohorts
 */
@SuppressWarnings("ArrayRecordComponent") // inside the package, never changed after pricing
record PricedPlan(
    Instance instance, Plan plan, double[] readyS, List<List<List<PricedBatch>>> drafters) {

  static PricedPlan of(Instance instance, Plan plan) {
    double[] readyS = new double[instance.tasks().size()];
    List<List<List<PricedBatch>>> drafters = new ArrayList<>();
    for (DrafterPlan drafter : plan.drafters()) {
      fillReady(instance, drafter, readyS);
      StageModel model = StageModel.of(instance, drafter.drafter());
      List<List<PricedBatch>> cohorts = new ArrayList<>();
      for (Cohort cohort : drafter.cohorts()) {
        List<PricedBatch> batches = new ArrayList<>();
        for (Batch batch : cohort.batches()) {
          batches.add(PricedBatch.of(instance, model, batch, readyS));
        }
        cohorts.add(batches);
      }
      drafters.add(cohorts);
    }
    return new PricedPlan(instance, plan, readyS, drafters);
  }

  /** All batches, drafter by drafter in plan order. */
  List<PlacedBatch> batches() {
    List<PlacedBatch> batches = new ArrayList<>();
    for (int d = 0; d < drafters.size(); d++) {
      int drafter = plan.drafters().get(d).drafter();
      for (int c = 0; c < drafters.get(d).size(); c++) {
        List<PricedBatch> cohort = drafters.get(d).get(c);
        for (int b = 0; b < cohort.size(); b++) {
          batches.add(new PlacedBatch(cohort.get(b), drafter, c, b));
        }
      }
    }
    return batches;
  }

  private static void fillReady(Instance instance, DrafterPlan drafter, double[] readyS) {
    List<Integer> inPlanOrder = drafter.tasks();
    List<Task> tasks = inPlanOrder.stream().map(instance.tasks()::get).toList();
    double[] ready =
        Uplink.readySeconds(
            instance.drafters().get(drafter.drafter()).wireless(), tasks, drafter.uplink());
    for (int position = 0; position < ready.length; position++) {
      readyS[inPlanOrder.get(position)] = ready[position];
    }
  }
}
