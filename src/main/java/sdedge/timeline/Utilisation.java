package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.latency.BatchProfile;
import sdedge.latency.StageModel;
import sdedge.plan.Batch;
import sdedge.plan.DrafterPlan;

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
    for (DrafterPlan drafter : execution.plan().drafters()) {
      int d = drafter.drafter();
      StageModel model = StageModel.of(instance, d);
      for (Batch batch : drafter.batches()) {
        List<Task> tasks = batch.tasks().stream().map(instance.tasks()::get).toList();
        BatchProfile profile = BatchProfile.of(model, tasks, batch.length());
        for (int n = 1; n <= profile.steps(); n++) {
          draft[d] += profile.draft(n);
          up[d] += profile.load().upSerialisation(n);
          verify += profile.verify(n);
          down[d] += profile.load().downSerialisation(n);
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
