package sdedge.oracle.claim;

import sdedge.oracle.model.Uplinks;

/**
 * A band at constant power shared by tasks with weights, so that the weighted rate is largest
 * (Section 5 of the model): each share has the same weighted slope, the price of a hertz.
 */
public final class BandPrice {
  private static final double LN2 = Math.log(2);
  private static final double MOST_NU = 700; // beyond it nothing is left of a share
  private static final double ROUNDING = 4e-16;
  private static final int STEPS = 200;

  /** Largest weighted rate; not below it even if the price is a little off. */
  final double weightedRate;

  final double price;
  final double[] shareHz;
  final double[] rate;

  /** −d share / d ln ν, hertz. */
  final double[] elasticityHz;

  /**
   * @param weights not negative, not all 0 for a share to be given
   * @param gammaHz γ of each task
   */
  BandPrice(double bandHz, double[] weights, double[] gammaHz) {
    shareHz = new double[weights.length];
    rate = new double[weights.length];
    elasticityHz = new double[weights.length];
    double low = 0;
    int users = 0;
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] > 0) {
        low = Math.max(low, weights[k] * surplus(Math.log1p(gammaHz[k] / bandHz)) / LN2);
        users++;
      }
    }
    if (low == 0) {
      weightedRate = 0;
      price = 0;
      return;
    }
    double high = low;
    for (int k = 0; k < weights.length; k++) {
      high = Math.max(high, weights[k] * surplus(Math.log1p(gammaHz[k] * users / bandHz)) / LN2);
    }
    price = price(bandHz, weights, gammaHz, low, high);
    double bound = price * bandHz;
    double total = shares(weights, gammaHz, price);
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] > 0) {
        double rest = Math.exp(-logRatio(price * LN2 / weights[k]));
        bound += weights[k] * gammaHz[k] * rest / LN2;
      }
      shareHz[k] *= bandHz / total;
      rate[k] = shareHz[k] == 0 ? 0 : shareHz[k] * Uplinks.bitsPerHz(gammaHz[k], shareHz[k]);
    }
    weightedRate = bound;
  }

  /** The largest weighted rate of some tasks; see the constructor. */
  public static double largestRate(double bandHz, double[] weights, double[] gammaHz) {
    return new BandPrice(bandHz, weights, gammaHz).weightedRate;
  }

  private double price(double bandHz, double[] weights, double[] gammaHz, double from, double to) {
    double low = Math.log(from);
    double high = Math.log(to);
    double at = high;
    for (int i = 0; i < STEPS; i++) {
      double total = shares(weights, gammaHz, Math.exp(at));
      double excess = Math.log(total / bandHz);
      if (Math.abs(excess) < ROUNDING) {
        break;
      } else if (excess > 0) {
        low = at;
      } else {
        high = at;
      }
      double slope = 0;
      for (double elasticity : elasticityHz) {
        slope += elasticity / total;
      }
      double next = at + excess / slope;
      at = next > low && next < high ? next : low + (high - low) / 2;
      if (at == low || at == high) {
        break;
      }
    }
    return Math.exp(at);
  }

  private double shares(double[] weights, double[] gammaHz, double atPrice) {
    double total = 0;
    for (int k = 0; k < weights.length; k++) {
      double nu = weights[k] > 0 ? atPrice * LN2 / weights[k] : Double.POSITIVE_INFINITY;
      boolean isServed = nu < MOST_NU;
      double t = isServed ? logRatio(nu) : 0;
      double saturation = -Math.expm1(-t);
      shareHz[k] = isServed ? gammaHz[k] * Math.exp(-t) / saturation : 0;
      elasticityHz[k] = isServed ? shareHz[k] * nu / (saturation * saturation) : 0;
      total += shareHz[k];
    }
    return total;
  }

  /** t = ln(1 + x), where x is the signal to noise ratio on a share, with t + e^−t − 1 = ν. */
  private static double logRatio(double nu) {
    double t = nu > 1 ? 1 + nu : Math.sqrt(2 * nu);
    for (int i = 0; i < 50; i++) {
      double step = (nu - surplus(t)) / Math.expm1(-t);
      t -= step;
      if (Math.abs(step) <= ROUNDING * t) {
        break;
      }
    }
    return t;
  }

  /** t + e^−t − 1, which is ln(1 + x) − x/(1 + x) of t = ln(1 + x), exact for small t. */
  private static double surplus(double t) {
    if (t > 1) {
      return t + Math.expm1(-t);
    }
    double sum = 0;
    double term = -t;
    for (int i = 2; i < 20 && Math.abs(term) > 1e-18 * sum; i++) {
      term *= -t / i;
      sum += term;
    }
    return sum;
  }
}
