package sdedge.search.dp;

/**
 * How much less than the sum of their sides the slots of two batches take at most, from sums over
 * blocks of steps: a slot takes x + y − min(x·q, y·p) (docs/model.md section 9), chances fall from
 * step to step, and so a block saves no more than its Σx times the first q.
 */
final class OverlapBound {
  private final Blocks drafter;
  private final Blocks verifier;
  private final Blocks laterVerifier;

  OverlapBound(BatchRow row, double[] chanceA, double[] chanceB) {
    drafter = new Blocks(row, row.a, chanceA, 1);
    verifier = new Blocks(row, row.b, chanceB, 0);
    laterVerifier = new Blocks(row, row.b, chanceB, 1);
  }

  /**
   * Of the drafter side of a batch from step 2 on and the verifier side of another one, seconds.
   *
   * @param skipped steps of the verifier side before, 0 or 1
   */
  double of(int index, OverlapBound verified, int verifiedIndex, int skipped) {
    Blocks other = skipped == 0 ? verified.verifier : verified.laterVerifier;
    return drafter.overlap(index, other, verifiedIndex);
  }

  /** How many numbers it keeps. */
  double values() {
    return drafter.values() + verifier.values() + laterVerifier.values();
  }

  /** One side of all batches by blocks. */
  private static final class Blocks {
    private static final int STEPS = 16;

    private final int[] first; // by batch, its place in the arrays
    private final double[] sum; // seconds
    private final double[] chance; // of the first step

    Blocks(BatchRow row, double[] times, double[] chances, int skipped) {
      first = new int[row.count + 1];
      for (int index = 0; index < row.count; index++) {
        first[index + 1] = first[index] + (row.steps(index) - skipped + STEPS - 1) / STEPS;
      }
      sum = new double[first[row.count]];
      chance = new double[sum.length];
      for (int index = 0; index < row.count; index++) {
        int step = row.offset[index] + skipped;
        for (int block = first[index]; block < first[index + 1]; block++, step += STEPS) {
          sum[block] = MaxSum.sum(times, step, Math.min(STEPS, row.offset[index + 1] - step));
          chance[block] = chances[step];
        }
      }
    }

    double overlap(int index, Blocks other, int otherIndex) {
      int i = first[index];
      int j = other.first[otherIndex];
      int blocks = Math.min(first[index + 1] - i, other.first[otherIndex + 1] - j);
      double overlap = 0;
      for (int k = 0; k < blocks; k++) {
        double x = sum[i + k] * other.chance[j + k];
        double y = other.sum[j + k] * chance[i + k];
        overlap += x < y ? x : y;
      }
      return overlap;
    }

    double values() {
      return 2.0 * sum.length + 0.5 * first.length;
    }
  }
}
