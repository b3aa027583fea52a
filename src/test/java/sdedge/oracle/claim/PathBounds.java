package sdedge.oracle.claim;

import java.util.Arrays;

/**
 * D_θ(i, j): the least cost of batches from i to j that each cost θ·Σa + (1 − θ)·Σb (Section 7 of
 * the model), for some θ.
 */
final class PathBounds {
  private static final int PARTS = 16;

  private final int size;
  private final double[][][] leastS;

  PathBounds(PricedBatches batches, Deadline deadline) {
    size = batches.size();
    leastS = new double[PARTS + 1][size + 1][size + 1];
    for (int t = 0; t <= PARTS; t++) {
      for (int begin = size; begin >= 0; begin--) {
        deadline.check();
        fill(batches, t, begin);
      }
    }
  }

  private void fill(PricedBatches batches, int t, int begin) {
    double[] row = leastS[t][begin];
    Arrays.fill(row, Double.POSITIVE_INFINITY);
    row[begin] = 0;
    if (begin == size) {
      return;
    }
    for (PricedBatch batch : batches.from(begin)) {
      double cost = theta(t) * batch.sumA + (1 - theta(t)) * batch.sumB;
      double[] rest = leastS[t][batch.end];
      for (int end = batch.end; end <= size; end++) {
        row[end] = Math.min(row[end], cost + rest[end]);
      }
    }
  }

  /** The number of values of θ. */
  int count() {
    return PARTS + 1;
  }

  double theta(int t) {
    return t / (double) PARTS;
  }

  double between(int t, int begin, int end) {
    return leastS[t][begin][end];
  }

  /** max_θ D_θ from a position to the end. */
  double rest(int begin) {
    double best = 0;
    for (int t = 0; t <= PARTS; t++) {
      best = Math.max(best, leastS[t][begin][size]);
    }
    return best;
  }
}
