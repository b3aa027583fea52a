package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.latency.BatchProfile;
import sdedge.latency.PartProfile;
import sdedge.latency.StageModel;
import sdedge.plan.Batch;

/**
 * The part of the makespan that each server is busy, in [0, 1] up to rounding. A link is busy while
 * it serialises bits; its latency does not count.
 *
 * @param drafters one entry per drafter of the instance
 * @param verifier of the one verifier
 */
public record Utilisation(List<OfDrafter> drafters, double verifier) {
  public Utilisation {
    drafters = List.copyOf(drafters);
  }

  /** The servers of one drafter: its node and both directions of its fronthaul. */
  public record OfDrafter(double drafter, double fronthaulUp, double fronthaulDown) {}

  /** The utilisation in an execution under any pipeline. */
  public static Utilisation of(Instance instance, Execution execution) {
    int count = instance.drafters().size();
    double[] draft = new double[count];
    double[] up = new double[count];
    double[] down = new double[count];
    double verify = 0;
    StageModel model = StageModel.of(instance);
    for (Batch batch : execution.plan().batches()) {
      List<Task> tasks = batch.tasks().stream().map(instance.tasks()::get).toList();
      BatchProfile profile = BatchProfile.of(model, tasks, batch.lengths()::of);
      for (int n = 1; n <= profile.steps(); n++) {
        verify += profile.verify(n);
        for (PartProfile part : profile.parts()) {
          draft[part.drafter()] += part.draft(n);
          up[part.drafter()] += part.upBusy(n);
          down[part.drafter()] += part.downBusy(n);
        }
      }
    }
    double makespanS = execution.makespanS();
    List<OfDrafter> drafters = new ArrayList<>(count);
    for (int d = 0; d < count; d++) {
      drafters.add(new OfDrafter(draft[d] / makespanS, up[d] / makespanS, down[d] / makespanS));
    }
    return new Utilisation(drafters, verify / makespanS);
  }
}
