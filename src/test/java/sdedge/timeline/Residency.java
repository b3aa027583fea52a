package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Instance;
import sdedge.plan.Batch;
import sdedge.plan.Feasibility;

/**
 * When a batch certainly holds memory: from its first stage until its last one ends.
 *
 * @param tokens reserved, by drafter
 */
record Residency(int tasks, List<Double> tokens, double startS, double endS) {

  /** Of all batches. */
  static List<Residency> of(Instance instance, Execution execution) {
    List<Residency> all = new ArrayList<>();
    for (int c = 0; c < execution.plan().cohorts().size(); c++) {
      List<Batch> batches = execution.plan().cohorts().get(c).batches();
      for (int b = 0; b < batches.size(); b++) {
        all.add(of(instance, execution, c + 1, b + 1, batches.get(b)));
      }
    }
    return all;
  }

  private static Residency of(
      Instance instance, Execution execution, int cohort, int index, Batch batch) {
    List<StageRun> stages =
        execution.stages().filter(s -> s.cohort() == cohort && s.batch() == index).toList();
    List<Double> tokens = new ArrayList<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      int drafter = d;
      tokens.add(
          batch.tasks().stream()
              .filter(k -> instance.tasks().get(k).drafter() == drafter)
              .mapToDouble(k -> Feasibility.reservedTokens(instance, k))
              .sum());
    }
    return new Residency(
        batch.tasks().size(),
        tokens,
        stages.stream().mapToDouble(StageRun::startS).min().orElseThrow(),
        stages.stream().mapToDouble(StageRun::endS).max().orElseThrow());
  }

  /** All batches that are resident when this one has begun, itself included. */
  List<Residency> beside(Instance instance, Execution execution) {
    return of(instance, execution).stream()
        .filter(other -> other.startS() <= startS && other.endS() > startS)
        .toList();
  }
}
