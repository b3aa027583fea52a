package sdedge.check.claim;

import sdedge.check.model.Uplinks;

/**
 * A band at constant power shared by tasks with weights, so that the weighted rate is largest
 * (Section 5 of the model): each share has the same weighted slope, the price of a hertz.
 */
final class BandPrice {
  private static final double LN2 = Math.log(2);
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
        low = Math.max(low, weights[k] * slope(gammaHz[k] / bandHz) / LN2);
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
      high = Math.max(high, weights[k] * slope(gammaHz[k] * users / bandHz) / LN2);
    }
    price = price(bandHz, weights, gammaHz, low, high);
    double bound = price * bandHz;
    double total = shares(weights, gammaHz, price);
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] > 0) {
        double nu = price * LN2 / weights[k];
        double rest = nu < 700 ? complement(nu, saturation(nu)) : 0;
        bound += weights[k] * gammaHz[k] * rest / LN2;
      }
      shareHz[k] *= bandHz / total;
      rate[k] = shareHz[k] == 0 ? 0 : shareHz[k] * Uplinks.bitsPerHz(gammaHz[k], shareHz[k]);
    }
    weightedRate = bound;
  }

  private double price(double bandHz, double[] weights, double[] gammaHz, double from, double to) {
    double low = Math.log(from);
    double high = Math.log(to);
    double at = high;
    for (int i = 0; i < STEPS; i++) {
      double total = shares(weights, gammaHz, Math.exp(at));
      double excess = Math.log(total / bandHz);
      if (Math.abs(excess) < 4e-16) {
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
      double z = nu < 700 ? saturation(nu) : 1;
      double y = nu < 700 ? complement(nu, z) : 0;
      shareHz[k] = gammaHz[k] * y / z;
      elasticityHz[k] = shareHz[k] * nu / (z * z);
      if (y == 0) {
        shareHz[k] = 0;
        elasticityHz[k] = 0;
      }
      total += shareHz[k];
    }
    return total;
  }

  /** ln(1 + x) − x/(1 + x). */
  private static double slope(double x) {
    double z = x / (1 + x);
    return z > 0.2 ? Math.log1p(x) - z : surprise(z);
  }

  /** −ln(1 − z) − z, exact for small z. */
  private static double surprise(double z) {
    if (z > 0.2) {
      return -Math.log1p(-z) - z;
    }
    double sum = 0;
    double power = z;
    for (int i = 2; i < 40 && power > 1e-18 * sum; i++) {
      power *= z;
      sum += power / i;
    }
    return sum;
  }

  /** z = x/(1 + x) with −ln(1 − z) − z = ν, x the signal to noise ratio on the share. */
  private static double saturation(double nu) {
    if (nu > 1) {
      return -Math.expm1(logComplement(nu));
    }
    double z = Math.sqrt(2 * nu);
    z = z / (1 + z / 3);
    for (int i = 0; i < 50; i++) {
      double step = (surprise(z) - nu) * (1 - z) / z;
      z -= step;
      if (Math.abs(step) <= 1e-16 * z) {
        break;
      }
    }
    return z;
  }

  private static double complement(double nu, double z) {
    return nu > 1 ? Math.exp(logComplement(nu)) : 1 - z;
  }

  /** u = ln(1 − z) with u − e^u = −1 − ν. */
  private static double logComplement(double nu) {
    double u = -1 - nu;
    for (int i = 0; i < 50; i++) {
      double step = (u - Math.exp(u) + 1 + nu) / (1 - Math.exp(u));
      u -= step;
      if (Math.abs(step) <= 1e-16 * Math.abs(u)) {
        break;
      }
    }
    return u;
  }
}
