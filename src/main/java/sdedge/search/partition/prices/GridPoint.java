package sdedge.search.partition.prices;

import java.util.Arrays;

/**
 * Weights to begin with, alike for all steps; passes with prompts are arithmetic, later ones read
 * memory.
 *
 * @param firstSlot of the drafter side in the slot of step 1 in which both batches meet
 * @param slot of that drafter side in later ones
 * @param wrap of the drafter side of the first batch beside the verifier side of the second
 * @param ofSlowest whether drafter sides are those of the slowest part, not of the longest task
 */
record GridPoint(double firstSlot, double slot, double wrap, boolean ofSlowest) {
  GridPoint(double firstSlot, double slot, double wrap) {
    this(firstSlot, slot, wrap, false);
  }

  /** With the drafter sides of the slowest parts. */
  GridPoint slowest() {
    return new GridPoint(firstSlot, slot, wrap, true);
  }

  /**
   * Writes the weights of a batch.
   *
   * @param place in the sequence, 0 or 1
   * @param other steps of the other batch; 0 without one
   * @param steps to write
   */
  void write(
      boolean rollsOn, ChoiceLines lines, int place, int other, int steps, BatchWeights weights) {
    double[] a = weights.drafterSide;
    double[] b = weights.verifierSide;
    Arrays.fill(a, 0, steps, 1);
    Arrays.fill(b, 0, steps, 1);
    for (int n = 0; n < steps; n++) {
      double inner = n == 0 ? firstSlot : slot;
      if (place == 0 && n < other) {
        b[n] = 1 - inner;
        if (rollsOn && n + 1 < steps) {
          a[n + 1] = wrap;
        }
      } else if (place == 1 && n < other) {
        a[n] = inner;
        b[n] = rollsOn && n + 1 < other ? 1 - wrap : 1;
      }
    }
    weights.split(lines, steps, ofSlowest);
  }
}
