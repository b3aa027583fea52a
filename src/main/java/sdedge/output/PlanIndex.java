package sdedge.output;

import java.util.HashMap;
import java.util.Map;
import sdedge.plan.Batch;
import sdedge.plan.DrafterPlan;
import sdedge.plan.Plan;
import sdedge.timeline.StageRun;

/** Finds the batch that a stage belongs to. */
final class PlanIndex {
  private final Map<Integer, DrafterPlan> byDrafter = new HashMap<>();

  PlanIndex(Plan plan) {
    plan.drafters().forEach(drafter -> byDrafter.put(drafter.drafter(), drafter));
  }

  Batch batch(StageRun run) {
    DrafterPlan drafter = byDrafter.get(run.drafter());
    if (drafter == null) {
      throw new IllegalArgumentException("no plan for drafter " + run.drafter());
    }
    return drafter.cohorts().get(run.cohort() - 1).batches().get(run.batch() - 1);
  }
}
