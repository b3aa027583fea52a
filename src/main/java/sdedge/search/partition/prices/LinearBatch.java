package sdedge.search.partition.prices;

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
    double fixedS = ofFirst(lines, weights);
    fixed[1] = fixedS + weights.verifierSide[0] * lines.lastS;
    sums.begin();
    for (int n = 2; n <= steps; n++) {
      fixedS += sums.add(lines, weights, n);
      fixed[n] = fixedS + weights.verifierSide[n - 1] * lines.lastS;
    }
    for (int k = 0; k < ofTasks.length; k++) {
      int last = lines.steps[k];
      if (last <= steps) {
        ofTasks[k] += sums.of(last, lines.prompt[k], lines.gain[k], lines.own[k]);
      }
    }
  }

  private double ofFirst(ChoiceLines lines, BatchWeights weights) {
    double a = weights.drafterSide[0];
    double b = weights.verifierSide[0];
    double drafts = lines.draftsAway ? a : b;
    double[] by = {
      a,
      b,
      weights.draft[0],
      drafts - weights.draft[0],
      weights.laterDrafts,
      drafts - weights.laterDrafts,
      weights.verify[0],
      b - weights.verify[0]
    };
    FirstLine[] parts = lines.first;
    double fixedS = 0;
    for (int i = 0; i < by.length; i++) {
      fixedS += by[i] * parts[i].fixedS();
    }
    for (int k = 0; k < ofTasks.length; k++) {
      double seconds = 0;
      for (int i = 0; i < by.length; i++) {
        seconds += by[i] * parts[i].ofTasks()[k];
      }
      ofTasks[k] = seconds;
    }
    return fixedS;
  }
}
