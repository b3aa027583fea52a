package sdedge.wireless.allocation;

import java.util.Arrays;

/**
 * The best use of a band by the prompts {@code from} and after: R = max Σ λ_k·rate_k(b_k) subject
 * to Σ b_k ≤ B, with the price μ = dR/dB of a hertz (docs/model.md section 5).
 *
 * <p>R is a lower bound on nothing by itself, but for any weights it is exact to about 1e-15, which
 * is what makes any weights a certificate.
 */
@SuppressWarnings("ArrayRecordComponent") // read in hot loops, never changed
record WeightedSumRate(
    int from, double value, double price, double[] shares, double[] rates, double[] slopes) {
  static final double LN2 = 0.6931471805599453;

  private static final int MAX_STEPS = 100;
  private static final double PRECISE = 2e-15;

  /**
   * Solves a window.
   *
   * @param weights λ ≥ 0, of prompt k at {@code offset + k}
   * @param from the first prompt that may use the window
   * @param guess the price expected; 0 or less if none is
   */
  static WeightedSumRate of(SharedCell cell, double[] weights, int offset, int from, double guess) {
    Solver solver = new Solver(cell, weights, offset, from);
    return solver.senders == 0 ? solver.idle() : solver.solve(guess);
  }

  /** The share of a prompt, hertz; of one that may not use the window too. */
  double share(int k) {
    return k < from ? 0 : shares[k - from];
  }

  /** The rate of a prompt, bit/s. */
  double rate(int k) {
    return k < from ? 0 : rates[k - from];
  }

  WeightedSumRate dividedBy(double scale) {
    return new WeightedSumRate(from, value / scale, price / scale, shares, rates, slopes);
  }

  private static final class Solver {
    private final SharedCell cell;
    private final double[] weights;
    private final int offset;
    private final int from;
    private final double[] shares;
    private final double[] rates;
    private final double[] slopes;
    private int senders;
    private double low; // at this price no share exceeds the band
    private double high; // at this price some share is at least B by the number of senders
    private double used;
    private double slope;

    Solver(SharedCell cell, double[] weights, int offset, int from) {
      this.cell = cell;
      this.weights = weights;
      this.offset = offset;
      this.from = from;
      shares = new double[cell.size() - from];
      rates = new double[shares.length];
      slopes = new double[shares.length];
      for (int k = from; k < cell.size(); k++) {
        senders += weights[offset + k] > 0 ? 1 : 0;
      }
    }

    WeightedSumRate idle() {
      return new WeightedSumRate(from, 0, 0, shares, rates, slopes);
    }

    /** Newton in logarithms of price and use, safeguarded by bisection. */
    WeightedSumRate solve(double guess) {
      bracket();
      double price = guess > 0 ? Math.min(Math.max(guess, low), high) : high;
      double best = Double.POSITIVE_INFINITY;
      for (int i = 0; i < MAX_STEPS; i++) {
        use(price);
        double miss = StrictMath.log(used / cell.bandwidthHz());
        boolean stalled = Math.abs(miss) >= best && best < 100 * PRECISE;
        if (Math.abs(miss) < PRECISE || stalled) {
          break;
        }
        best = Math.min(best, Math.abs(miss));
        low = miss > 0 ? price : low;
        high = miss > 0 ? high : price;
        price *= StrictMath.exp(miss * used / slope);
        if (!(price >= low && price <= high)) {
          price = StrictMath.sqrt(low) * StrictMath.sqrt(high);
        }
      }
      return fill(price);
    }

    private void bracket() {
      for (int k = from; k < cell.size(); k++) {
        double weight = weights[offset + k] / LN2;
        double x = cell.gammaHz()[k] / cell.bandwidthHz();
        if (weight > 0) {
          low = Math.max(low, weight * ShareAtPrice.nu(x));
          high = Math.max(high, weight * ShareAtPrice.nu(x * senders));
        }
      }
    }

    private void use(double price) {
      used = 0;
      slope = 0;
      for (int k = from; k < cell.size(); k++) {
        double weight = weights[offset + k];
        if (weight > 0) {
          double nu = price * LN2 / weight;
          ShareAtPrice at = ShareAtPrice.of(nu);
          double share = cell.gammaHz()[k] * at.y() / at.z();
          shares[k - from] = share;
          rates[k - from] = share * (nu + at.z()) / LN2;
          slopes[k - from] = share * nu / (at.z() * at.z());
          used += share;
          slope += slopes[k - from];
        }
      }
    }

    /** Fills the band to the last hertz. */
    private WeightedSumRate fill(double price) {
      double scale = cell.bandwidthHz() / used;
      double value = 0;
      Arrays.setAll(shares, k -> shares[k] * scale);
      for (int k = 0; k < rates.length; k++) {
        rates[k] *= scale;
        value += weights[offset + from + k] * rates[k];
      }
      return new WeightedSumRate(from, value, price, shares, rates, slopes);
    }
  }
}
