package sdedge.export;

import java.util.Arrays;
import sdedge.instance.Drafting;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.latency.BatchLoad;
import sdedge.latency.MeanProgress;
import sdedge.latency.PartLoad;
import sdedge.latency.StageModel;
import sdedge.latency.TaskProgress;

/**
 * Sequences of one drafter that decode together, all with the same context, neither at their first
 * step nor at their last (docs/export.md).
 */
final class SteadyBatch {
  private static final int STEP = 2; // of three: no prompt, no end

  private SteadyBatch() {}

  /** The mean of E(l) over the tasks of a drafter: tokens of a sequence and step. */
  static double tokensPerStep(Instance instance, int drafter, int length) {
    return Arrays.stream(instance.tasksOf(drafter))
        .mapToDouble(k -> TaskProgress.expectedTokens(instance.tasks().get(k).acceptance(), length))
        .average()
        .orElse(1);
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
