package sdedge.stream.bound;

/**
 * V of a request whose drafts are accepted by chance: the least mean of what all its rounds cost,
 * whatever is decided by what was accepted so far (docs/model.md section 12).
 */
final class DrawnValue {
  private final RoundCosts costs;
  private final int least;
  private final int most;
  private final int output;
  private final double[] chance; // that at least so many drafts are accepted
  private final double[] drafted; // the least mean cost to the end, by tokens gained
  private final double[] undrafted;
  private final double[] costDrafted;
  private final double[] costUndrafted;

  private DrawnValue(RoundCosts costs) {
    this.costs = costs;
    least = costs.leastLength();
    most = costs.mostLength();
    output = costs.task().outputTokens();
    chance = new double[most + 1];
    chance[0] = 1;
    for (int i = 1; i <= most; i++) {
      chance[i] = chance[i - 1] * costs.task().acceptance().at(i);
    }
    drafted = new double[output];
    undrafted = new double[output];
    costDrafted = new double[most + 1];
    costUndrafted = new double[most + 1];
  }

  /**
   * V without the upload.
   *
   * @param excess Δ
   */
  static double of(RoundCosts costs, double excess) {
    return new DrawnValue(costs).value(excess);
  }

  private double value(double excess) {
    for (int gained = output - 1; gained >= 1; gained--) {
      costs.later(gained, costDrafted, costUndrafted);
      drafted[gained] = best(gained, costDrafted, drafted);
      undrafted[gained] = best(gained, costUndrafted, undrafted);
    }
    costs.first(excess, costDrafted);
    return best(0, costDrafted, undrafted);
  }

  /**
   * The cheapest length.
   *
   * @param afterNone what is left to pay after a round without drafts
   */
  private double best(int gained, double[] cost, double[] afterNone) {
    double best = Double.POSITIVE_INFINITY;
    for (int l = least; l <= most; l++) {
      double[] after = l == 0 ? afterNone : drafted;
      double mean = cost[l];
      for (int i = 0; i <= l && gained + i + 1 < output; i++) {
        double exactly = i < l ? chance[i] - chance[i + 1] : chance[i];
        mean += exactly * after[gained + i + 1];
      }
      best = Math.min(best, mean);
    }
    return best;
  }
}
