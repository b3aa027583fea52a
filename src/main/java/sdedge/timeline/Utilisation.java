package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.latency.BatchProfile;
import sdedge.latency.PartProfile;
import sdedge.latency.SampledProgress;
import sdedge.latency.StageModel;
import sdedge.plan.Batch;
import sdedge.plan.Plan;

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
    StageModel model = StageModel.of(instance);
    return of(
        instance,
        execution.plan().batches(),
        execution.makespanS(),
        batch -> {
          List<Task> tasks = batch.tasks().stream().map(instance.tasks()::get).toList();
          return BatchProfile.of(model, tasks, batch.draftings()::of);
        });
  }

  /** The utilisation in a run in which tasks took certain steps, by their index. */
  public static Utilisation of(
      Instance instance, Plan plan, SampledPlan.Run run, IntFunction<SampledProgress> progress) {
    StageModel model = StageModel.of(instance);
    return of(
        instance,
        plan.batches(),
        run.makespanS(),
        batch -> {
          List<Task> tasks = batch.tasks().stream().map(instance.tasks()::get).toList();
          List<SampledProgress> taken = batch.tasks().stream().map(progress::apply).toList();
          return BatchProfile.of(model, tasks, batch.draftings()::of, taken);
        });
  }

  private static Utilisation of(
      Instance instance,
      List<Batch> batches,
      double makespanS,
      Function<Batch, BatchProfile> profiles) {
    int count = instance.drafters().size();
    double[] draft = new double[count];
    double[] up = new double[count];
    double[] down = new double[count];
    double verify = 0;
    for (Batch batch : batches) {
      BatchProfile profile = profiles.apply(batch);
      for (int n = 1; n <= profile.steps(); n++) {
        verify += profile.verify(n);
        for (PartProfile part : profile.parts()) {
          draft[part.drafter()] += part.draft(n);
          up[part.drafter()] += part.upBusy(n);
          down[part.drafter()] += part.downBusy(n);
        }
      }
    }
    List<OfDrafter> drafters = new ArrayList<>(count);
    for (int d = 0; d < count; d++) {
      drafters.add(new OfDrafter(draft[d] / makespanS, up[d] / makespanS, down[d] / makespanS));
    }
    return new Utilisation(drafters, verify / makespanS);
  }
}
