package sdedge.search.partition.prices;

import java.util.Arrays;
import sdedge.search.partition.prices.ChoiceLines.Larger;

/**
 * A line below what a batch adds to its cohort: a sum of parts of its sides, in who is in it.
 * Computed for batches of all numbers of steps at once.
 */
final class LinearBatch {
  final double[] ofTasks; // by task, seconds; of one with more steps than were weighed, nothing
  final double[] fixed; // by steps of the longest task

  /** A line that is not computed yet. */
  LinearBatch(int tasks, int steps) {
    ofTasks = new double[tasks];
    fixed = new double[steps + 1];
  }

  /** Computes it for batches of up to so many steps. */
  void set(ChoiceLines lines, BatchWeights weights, int steps, StepSums sums) {
    double lastS = lines.parts[ChoiceLines.LONGEST].lastS();
    sums.begin();
    double fixedS = ofFirst(lines, weights, sums);
    fixed[1] = fixedS + weights.verifierSide[0] * lastS;
    for (int n = 2; n <= steps; n++) {
      fixedS += sums.add(lines, weights, n);
      fixed[n] = fixedS + weights.verifierSide[n - 1] * lastS;
    }
    for (int k = 0; k < ofTasks.length; k++) {
      if (lines.steps[k] <= steps) {
        ofTasks[k] += sums.of(lines, k);
      }
    }
  }

  private double ofFirst(ChoiceLines lines, BatchWeights weights, StepSums sums) {
    double b = weights.verifierSide[0];
    Arrays.fill(ofTasks, 0);
    double fixedS = add(b, lines.firstOverheads) + add(weights.verify[0], b, lines.firstVerify);
    PartLines returns = lines.parts[weights.returns[0]];
    PartLines drafts = lines.parts[weights.drafts[0]];
    double a = weights.drafterSide[0];
    double draftsS = add(a, drafts.first().drafterSide());
    double returnsS = add(b, returns.first().verifierSide());
    if (drafts.draftsAway()) {
      draftsS += passes(weights, a, drafts);
    } else {
      returnsS += passes(weights, b, returns);
    }
    return fixedS
        + sums.addFixed(drafts, weights.drafts[0], weights, 1, draftsS)
        + sums.addFixed(returns, weights.returns[0], weights, 1, returnsS);
  }

  private double passes(BatchWeights weights, double all, PartLines own) {
    return add(weights.draft[0], all, own.first().prefill())
        + add(weights.laterDrafts, all, own.first().laterDrafts());
  }

  /** Adds a line as often as it counts; what is fixed of it, seconds. */
  private double add(double by, FirstLine line) {
    for (int k = 0; by != 0 && k < ofTasks.length; k++) {
      ofTasks[k] += by * line.ofTasks()[k];
    }
    return by * line.fixedS();
  }

  private double add(double arithmetic, double all, Larger<FirstLine> lines) {
    return add(arithmetic, lines.arithmetic()) + add(all - arithmetic, lines.memory());
  }
}
