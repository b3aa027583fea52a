package sdedge.wireless.allocation;

/**
 * Weights and what they prove.
 *
 * @param weights λ of free prompts, seconds per bit, cell by cell, then ω of fixed tasks; scaled
 * @param windows by cell, window: the best use of the band under these weights
 * @param bounds φ by plan, seconds
 */
@SuppressWarnings("ArrayRecordComponent") // read in hot loops, never changed
record DualPoint(double[] weights, WeightedSumRate[][] windows, double[] bounds) {
  /** The price in a window, 0 if there is none (the plans may have changed). */
  double price(int cell, int window) {
    return window < windows[cell].length ? windows[cell][window].price() : 0;
  }

  /** The least bound of a plan. */
  double leastBound() {
    double least = Double.POSITIVE_INFINITY;
    for (double bound : bounds) {
      least = Math.min(least, bound);
    }
    return least;
  }

  /** φ and ε Σ ln(weights), the least φ smoothed by ε: what is maximised. */
  double smoothed(double epsilon) {
    double least = leastBound();
    double sum = 0;
    for (double bound : bounds) {
      sum += StrictMath.exp((least - bound) / epsilon);
    }
    double logarithms = 0;
    for (double weight : weights) {
      logarithms += StrictMath.log(weight);
    }
    return least + epsilon * (logarithms - StrictMath.log(sum));
  }

  /** The weight of each plan in the smoothed least φ; they sum to 1. */
  double[] mixture(double epsilon) {
    double least = leastBound();
    double[] mixture = new double[bounds.length];
    double sum = 0;
    for (int x = 0; x < mixture.length; x++) {
      mixture[x] = StrictMath.exp((least - bounds[x]) / epsilon);
      sum += mixture[x];
    }
    for (int x = 0; x < mixture.length; x++) {
      mixture[x] /= sum;
    }
    return mixture;
  }
}
