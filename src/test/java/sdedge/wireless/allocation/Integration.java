package sdedge.wireless.allocation;

/** What an allocation delivers, and the bound that weights prove, by code of its own. */
final class Integration {
  private static final double LN2 = Math.log(2);

  private Integration() {}

  static double rate(double gammaHz, double shareHz) {
    return shareHz > 0 ? shareHz * Math.log1p(gammaHz / shareHz) / LN2 : 0;
  }

  /** When a prompt has been delivered but for a relative 1e-9; infinite if never. */
  static double readyS(CellOptimum optimum, int k) {
    double left = optimum.cell().bits()[k];
    double slack = 1e-9 * left;
    double beginS = 0;
    for (ShareWindow window : optimum.windows()) {
      double rate = rate(optimum.cell().gammaHz()[k], window.shareHz(k));
      double sent = rate * window.lengthS();
      if (sent >= left) {
        return beginS + left / rate;
      }
      left -= sent;
      beginS += window.lengthS();
      if (left <= slack) {
        return beginS;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** By how much a window exceeds the band, relative. */
  static double excess(CellOptimum optimum, ShareWindow window) {
    double sum = 0;
    for (double share : window.sharesHz()) {
      sum += share;
    }
    return sum / optimum.cell().bandwidthHz() - 1;
  }

  /**
   * The bound of weights on the makespan of a plan.
   *
   * @param pathS L by prompt of the cell
   */
  static double bound(SharedCell cell, double[] weights, double[] pathS) {
    double value = 0;
    for (int k = 0; k < weights.length; k++) {
      value += weights[k] * cell.bits()[k];
    }
    for (int k = 1; k < weights.length; k++) {
      if (pathS[k] < pathS[k - 1]) {
        value -= (pathS[k - 1] - pathS[k]) * bestUse(cell, weights, k);
      }
    }
    return pathS[0] + value / bestUse(cell, weights, 0);
  }

  /** max Σ λ·rate over Σ b ≤ B, prompts {@code from} and after: bisection of price and shares. */
  static double bestUse(SharedCell cell, double[] weights, int from) {
    double low = 1e-300;
    double high = 1e300;
    for (int i = 0; i < 400; i++) {
      double price = Math.sqrt(low) * Math.sqrt(high);
      double sum = 0;
      for (int k = from; k < weights.length; k++) {
        sum += share(cell.gammaHz()[k], price / weights[k]);
      }
      if (sum > cell.bandwidthHz()) {
        low = price;
      } else {
        high = price;
      }
    }
    double value = 0;
    for (int k = from; k < weights.length; k++) {
      value += weights[k] * rate(cell.gammaHz()[k], share(cell.gammaHz()[k], low / weights[k]));
    }
    return value;
  }

  /** The share at which one hertz more gains {@code slope} bit/s. */
  private static double share(double gammaHz, double slope) {
    if (slope > 1e4) {
      return 0; // ln(SNR) is never as large
    }
    double low = 1e-200;
    double high = 1e200;
    for (int i = 0; i < 200; i++) {
      double share = Math.sqrt(low) * Math.sqrt(high);
      double x = gammaHz / share;
      double gain =
          x < 1e-4 ? x * x * (0.5 - x * (2.0 / 3 - 0.75 * x)) : Math.log1p(x) - x / (1 + x);
      if (gain / LN2 > slope) {
        low = share;
      } else {
        high = share;
      }
    }
    return low;
  }
}
