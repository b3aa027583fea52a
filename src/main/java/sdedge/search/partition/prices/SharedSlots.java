package sdedge.search.partition.prices;

import java.util.Arrays;
import sdedge.instance.Pipeline;

/**
 * Which sides of a cohort's batches share the slots of a pipeline (docs/model.md section 6): every
 * side is in one slot; the first drafter side and whatever has nothing beside it count in full.
 */
record SharedSlots(boolean rollsOn) {
  static SharedSlots of(Pipeline pipeline) {
    return new SharedSlots(pipeline == Pipeline.ROLLING);
  }

  /**
   * Makes the larger side of every slot count.
   *
   * @param batches in their sequence
   * @param weights of their sides, to write
   * @return what the cohort takes, seconds
   */
  double weigh(BatchSides[] batches, BatchWeights[] weights) {
    int count = batches.length;
    double seconds = 0;
    for (int m = 0; m < count; m++) {
      Arrays.fill(weights[m].drafterSide, 0, batches[m].steps, 1);
      Arrays.fill(weights[m].verifierSide, 0, batches[m].steps, 1);
    }
    for (int m = 1; m < count; m++) {
      meet(batches[m - 1], weights[m - 1], batches[m], weights[m], 0);
    }
    if (rollsOn && count > 1) {
      meet(batches[count - 1], weights[count - 1], batches[0], weights[0], 1);
    }
    for (int m = 0; m < count; m++) {
      for (int n = 0; n < batches[m].steps; n++) {
        seconds +=
            weights[m].drafterSide[n] * batches[m].drafterSide[n]
                + weights[m].verifierSide[n] * batches[m].verifierSide[n];
      }
    }
    return seconds;
  }

  /** SharedSlots of a verifier side and of a drafter side some steps later. */
  private static void meet(
      BatchSides verified,
      BatchWeights ofVerified,
      BatchSides drafted,
      BatchWeights ofDrafted,
      int later) {
    int common = Math.min(verified.steps, drafted.steps - later);
    for (int n = 0; n < common; n++) {
      boolean drafts = drafted.drafterSide[n + later] > verified.verifierSide[n];
      ofDrafted.drafterSide[n + later] = drafts ? 1 : 0;
      ofVerified.verifierSide[n] = drafts ? 0 : 1;
    }
  }
}
