package sdedge.search.scheme;

import java.util.stream.IntStream;
import sdedge.instance.Fronthaul;
import sdedge.instance.Task;
import sdedge.latency.StageModel;
import sdedge.latency.TaskProgress;
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
  private final int[] drafters; // of the tasks, ascending
  private final double[][] active; // tasks before a position, by drafter
  private final double[][] context; // Σ c_k of the tasks before a position, by drafter
  private final double[][] expected; // Σ E_k of the tasks before a position, by length

  Goodput(ContiguousProblem problem) {
    model = problem.stages();
    lengths = problem.lengths();
    int size = problem.size();
    drafters =
        IntStream.range(0, size).map(k -> problem.task(k).drafter()).distinct().sorted().toArray();
    active = new double[drafters.length][size + 1];
    context = new double[drafters.length][size + 1];
    expected = new double[lengths.length][size + 1];
    for (int k = 0; k < size; k++) {
      Task task = problem.task(k);
      for (int d = 0; d < drafters.length; d++) {
        boolean own = drafters[d] == task.drafter();
        double tokens = task.inputTokens() + task.outputTokens() / 2.0;
        active[d][k + 1] = active[d][k] + (own ? 1 : 0);
        context[d][k + 1] = context[d][k] + (own ? tokens : 0);
      }
      for (int q = 0; q < lengths.length; q++) {
        double tokens = TaskProgress.expectedTokens(task.acceptance(), lengths[q]);
        expected[q][k + 1] = expected[q][k] + tokens;
      }
    }
  }

  @Override
  public int length(int start, int end) {
    double[] drafterSideS = new double[lengths.length];
    double[] downS = new double[lengths.length];
    double cached = 0;
    for (int d = 0; d < drafters.length; d++) {
      double tasks = active[d][end] - active[d][start];
      if (tasks > 0) {
        double before = context[d][end] - context[d][start] - tasks;
        cached += before;
        slowest(drafterSideS, downS, model.drafters().get(drafters[d]), tasks, before);
      }
    }
    int best = lengths[0];
    double bestPerS = 0;
    for (int q = 0; q < lengths.length; q++) {
      double seconds = drafterSideS[q] + verifyS(lengths[q], end - start, cached) + downS[q];
      double perS = (expected[q][end] - expected[q][start]) / seconds;
      if (perS > bestPerS) {
        best = lengths[q];
        bestPerS = perS;
      }
    }
    return best;
  }

  /** Raises, for each length, the drafter side and the way down to those of a part. */
  private void slowest(
      double[] sideS, double[] downS, StageModel.Station station, double active, double cached) {
    Fronthaul link = station.fronthaul();
    double draftS = 0;
    int drafted = 0;
    for (int q = 0; q < lengths.length; q++) {
      for (; drafted < lengths[q]; drafted++) {
        double before = cached + drafted * active;
        draftS += station.pass().seconds(1, active, before, before + active);
      }
      if (lengths[q] > 0) {
        double upBits = link.bitsPerDraftToken() * lengths[q] * active;
        double upS = upBits / link.rateBps() + link.latencyS();
        double verdictsS = link.bitsPerVerdict() * active / link.rateBps() + link.latencyS();
        sideS[q] = Math.max(sideS[q], draftS + upS);
        downS[q] = Math.max(downS[q], verdictsS);
      }
    }
  }

  private double verifyS(int length, double active, double cached) {
    double perTask = length + 1;
    double attended = perTask * (cached + perTask * active);
    return model.verifier().seconds(1, perTask * active, cached, attended);
  }
}
