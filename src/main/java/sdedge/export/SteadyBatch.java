package sdedge.export;

import java.util.Arrays;
import java.util.Set;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafting;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.latency.BatchLoad;
import sdedge.latency.MeanProgress;
import sdedge.latency.PartLoad;
import sdedge.latency.StageModel;
import sdedge.latency.TaskProgress;
import sdedge.plan.Feasibility;
import sdedge.plan.Residence;

/**
 * Sequences of one drafter that decode together, all with the same context, neither at their first
 * step nor at their last (docs/export.md).
 */
final class SteadyBatch {
  private static final int STEP = 2; // of three: no prompt, no end

  private SteadyBatch() {}

  /** The mean of E(l) over the tasks of a drafter: tokens of a sequence and step. */
  static double tokensPerStep(Instance instance, int drafter, int length) {
    Drafting drafting = new Drafting(instance.drafters().get(drafter).mode(null).name(), length);
    return Arrays.stream(instance.tasksOf(drafter))
        .mapToObj(k -> instance.tasks().get(k).acceptance().under(drafting))
        .mapToDouble(acceptance -> TaskProgress.expectedTokens(acceptance, length))
        .average()
        .orElse(1);
  }

  /**
   * How many sequences with the mean reserve of the tasks of a drafter the verifier's memory holds,
   * beside the draft model of its mode there.
   *
   * @param most at most so many
   * @return {@code most} where it drafts elsewhere
   */
  static int fitting(Instance instance, int drafter, int most) {
    DraftMode mode = instance.drafters().get(drafter).mode(null);
    double reserve =
        Arrays.stream(instance.tasksOf(drafter))
            .mapToDouble(k -> Feasibility.reservedTokens(instance, k))
            .average()
            .orElse(0);
    Residence card = Residence.of(instance, Set.of(mode.name()));
    double[] tokens = new double[instance.drafters().size()];
    for (int n = 1; n <= most && mode.isAtVerifier(); n++) {
      tokens[drafter] = n * reserve;
      if (!card.fitsVerifier(n * reserve, tokens)) {
        return n - 1;
      }
    }
    return most;
  }

  /** The mean over the tasks of a drafter of the context half way through the answer, tokens. */
  static int meanContext(Instance instance, int drafter) {
    double mean =
        Arrays.stream(instance.tasksOf(drafter))
            .mapToObj(instance.tasks()::get)
            .mapToDouble(SteadyBatch::halfWay)
            .average()
            .orElse(1);
    return (int) Math.max(1, Math.round(mean));
  }

  private static double halfWay(Task task) {
    return task.inputTokens() + task.outputTokens() / 2.0;
  }

  /**
   * Seconds of a step, by the number of sequences from 1 on: draft, way up, verification and way
   * down, one after the other.
   *
   * @param context tokens confirmed of each sequence
   */
  static double[] stepSeconds(
      Instance instance, int drafter, int length, int context, int mostSequences) {
    BatchLoad load = new BatchLoad(StageModel.of(instance), Drafting.of(length));
    TaskProgress sequence = new MeanProgress(context, 1, 0, STEP + 1); // its context stays
    double[] seconds = new double[mostSequences];
    for (int n = 0; n < mostSequences; n++) {
      load.add(drafter, sequence);
      PartLoad part = load.parts().get(0);
      seconds[n] = part.draft(STEP) + part.up(STEP) + load.verify(STEP) + part.down(STEP);
    }
    return seconds;
  }
}
