package sdedge.stream.bound;

import sdedge.latency.TaskProgress;

/**
 * V of a request whose steps gain their mean number of tokens: the least that all its rounds cost,
 * by dynamic programming over the tokens gained (docs/model.md section 12). Tokens are counted in
 * parts of {@value #PARTS}, and a round gains a little too much rather than too little.
 */
final class MeanValue {
  private static final int PARTS = 64;
  private static final double ROUNDED = 1e-9; // of a part: a gain of whole parts is one
  private static final double MISSING = 1e-6; // tokens without which an answer is complete

  private final RoundCosts costs;
  private final int least;
  private final int most;
  private final int end; // parts of a complete answer
  private final int[] gain; // parts by length
  private final double[] drafted; // the least cost to the end, by parts gained, in a ring
  private final double[] undrafted;
  private final int ring; // its size less 1, a power of 2 less 1
  private final double[] costDrafted;
  private final double[] costUndrafted;

  private MeanValue(RoundCosts costs) {
    this.costs = costs;
    least = costs.leastLength();
    most = costs.mostLength();
    end = (int) Math.ceil(PARTS * (costs.task().outputTokens() - MISSING));
    gain = new int[most + 1];
    for (int l = least; l <= most; l++) {
      double tokens = TaskProgress.expectedTokens(costs.task().acceptance(), l);
      gain[l] = (int) Math.ceil(PARTS * tokens - ROUNDED);
    }
    ring = 2 * Integer.highestOneBit(PARTS * (most + 1)) - 1;
    drafted = new double[ring + 1];
    undrafted = new double[ring + 1];
    costDrafted = new double[most + 1];
    costUndrafted = new double[most + 1];
  }

  /**
   * V without the upload.
   *
   * @param excess Δ
   */
  static double of(RoundCosts costs, double excess) {
    return new MeanValue(costs).value(excess);
  }

  private double value(double excess) {
    int known = -1;
    for (int h = end - 1; h >= PARTS; h--) {
      int gained = h / (PARTS + 1); // tokens that have been gained for sure
      if (gained != known) {
        costs.later(gained, costDrafted, costUndrafted);
        known = gained;
      }
      solve(h);
    }
    costs.first(excess, costDrafted);
    double value = Double.POSITIVE_INFINITY;
    for (int l = least; l <= most; l++) {
      double[] after = l == 0 ? undrafted : drafted;
      value = Math.min(value, costDrafted[l] + rest(after, gain[l]));
    }
    return value;
  }

  private void solve(int h) {
    double best = Double.POSITIVE_INFINITY;
    double bestUndrafted = Double.POSITIVE_INFINITY;
    for (int l = least; l <= most; l++) {
      double after = rest(drafted, h + gain[l]);
      best = Math.min(best, costDrafted[l] + after);
      double later = l == 0 ? rest(undrafted, h + gain[0]) : after;
      bestUndrafted = Math.min(bestUndrafted, costUndrafted[l] + later);
    }
    drafted[h & ring] = best;
    undrafted[h & ring] = bestUndrafted;
  }

  private double rest(double[] value, int parts) {
    return parts >= end ? 0 : value[parts & ring];
  }
}
