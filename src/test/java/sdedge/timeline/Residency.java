package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Instance;
import sdedge.plan.Batch;
import sdedge.plan.DrafterPlan;
import sdedge.plan.Feasibility;

/** When a batch certainly holds memory: from its first stage until its last one ends. */
record Residency(int drafter, int tasks, double tokens, double startS, double endS) {

  /** Of all batches. */
  static List<Residency> of(Instance instance, Execution execution) {
    List<Residency> all = new ArrayList<>();
    for (DrafterPlan drafter : execution.plan().drafters()) {
      for (int c = 0; c < drafter.cohorts().size(); c++) {
        List<Batch> batches = drafter.cohorts().get(c).batches();
        for (int b = 0; b < batches.size(); b++) {
          all.add(of(instance, execution, drafter.drafter(), c + 1, b + 1, batches.get(b)));
        }
      }
    }
    return all;
  }

  private static Residency of(
      Instance instance, Execution execution, int drafter, int cohort, int index, Batch batch) {
    List<StageRun> stages =
        execution.stages().stream()
            .filter(s -> s.drafter() == drafter && s.cohort() == cohort && s.batch() == index)
            .toList();
    return new Residency(
        drafter,
        batch.tasks().size(),
        batch.tasks().stream().mapToDouble(k -> Feasibility.reservedTokens(instance, k)).sum(),
        stages.get(0).startS(),
        stages.get(stages.size() - 1).endS());
  }

  /** All batches that are resident when this one has begun, itself included. */
  List<Residency> beside(Instance instance, Execution execution) {
    return of(instance, execution).stream()
        .filter(other -> other.startS() <= startS && other.endS() > startS)
        .toList();
  }
}
