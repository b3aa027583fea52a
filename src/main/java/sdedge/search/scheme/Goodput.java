package sdedge.search.scheme;

import sdedge.instance.Task;
import sdedge.latency.StageModel;
import sdedge.latency.TaskSteps;
import sdedge.search.ContiguousProblem;
import sdedge.search.LengthRule;

/**
 * The length at which a batch by itself confirms most tokens per second in its steady step, in
 * which all its tasks are active, each halfway through its output: c_k = I_k + O_k/2. The tokens
 * are Σ E_k(l), the seconds a + b of docs/model.md section 4 for that step (n > 1, and for l = 0
 * not the last). Of equally good lengths the smallest.
 */
final class Goodput implements LengthRule {
  private final StageModel model;
  private final int[] lengths;
  private final double[] context; // Σ c_k of the tasks before a position
  private final double[][] expected; // Σ E_k of the tasks before a position, by length

  Goodput(ContiguousProblem problem) {
    model = problem.stages();
    lengths = problem.lengths();
    int size = problem.size();
    context = new double[size + 1];
    expected = new double[lengths.length][size + 1];
    for (int k = 0; k < size; k++) {
      Task task = problem.task(k);
      context[k + 1] = context[k] + task.inputTokens() + task.outputTokens() / 2.0;
      for (int q = 0; q < lengths.length; q++) {
        double tokens = TaskSteps.expectedTokens(task.acceptance(), lengths[q]);
        expected[q][k + 1] = expected[q][k] + tokens;
      }
    }
  }

  @Override
  public int length(int start, int end) {
    double active = end - start;
    double cached = context[end] - context[start] - active;
    double draftS = 0;
    int drafted = 0;
    int best = lengths[0];
    double bestPerS = 0;
    for (int q = 0; q < lengths.length; q++) {
      for (; drafted < lengths[q]; drafted++) {
        double before = cached + drafted * active;
        draftS += model.drafter().seconds(1, active, before, before + active);
      }
      double seconds = draftS + linkS(lengths[q], active) + verifyS(lengths[q], active, cached);
      double perS = (expected[q][end] - expected[q][start]) / seconds;
      if (perS > bestPerS) {
        best = lengths[q];
        bestPerS = perS;
      }
    }
    return best;
  }

  private double linkS(int length, double active) {
    double bitsPerTask = model.fronthaul().bitsPerDraftToken() * length;
    double bits = active * (bitsPerTask + model.fronthaul().bitsPerVerdict());
    return length == 0 ? 0 : bits / model.fronthaul().rateBps() + 2 * model.fronthaul().latencyS();
  }

  private double verifyS(int length, double active, double cached) {
    double perTask = length + 1;
    double attended = perTask * (cached + perTask * active);
    return model.verifier().seconds(1, perTask * active, cached, attended);
  }
}
