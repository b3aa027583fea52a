package sdedge.wireless;

import java.util.List;

/**
 * The common finish time τ of at least two tasks at constant power: the root of Σ b(τ) = B, where
 * b(τ) = γ/x and x is the root of ln(1 + x) = ρx with ρ = D·ln2/(τγ) (docs/model.md section 5).
 *
 * <p>The unknown is s = τ/e − 1, e the largest D·ln2/γ: at low SNR τ equals e in doubles, and the
 * shares are in what is left. Relative error of τ below 1e-13 (measured: 1e-15).
 */
final class EqualFinish {
  private static final int MAX_STEPS = 500;
  private static final double MARGIN = 1e-9;

  private final List<Channel> channels;
  private final double bandHz;
  private final double largest;
  private final double[] ratio;
  private final double[] gap;

  /**
   * @param channels at least two, all with payload and a finite time alone
   */
  EqualFinish(List<Channel> channels) {
    this.channels = channels;
    bandHz = channels.get(0).bandwidthHz();
    largest = channels.stream().mapToDouble(Channel::leastSeconds).max().orElseThrow();
    ratio = channels.stream().mapToDouble(c -> c.leastSeconds() / largest).toArray();
    gap = channels.stream().mapToDouble(c -> (largest - c.leastSeconds()) / largest).toArray();
  }

  /** τ, seconds. */
  double seconds(double s) {
    return largest + largest * s;
  }

  /** The shares, hertz, with which each task finishes at {@link #seconds}. */
  double[] bandsHz(double s) {
    double[] bands = new double[ratio.length];
    for (int k = 0; k < bands.length; k++) {
      bands[k] = channels.get(k).gammaHz() / root(ratio[k], gap[k], s);
    }
    return bands;
  }

  /** b(τ), hertz, of one channel at τ = e(1 + s), with e, seconds, at least its own D·ln2/γ. */
  static double bandHz(Channel channel, double largest, double s) {
    double least = channel.leastSeconds();
    return channel.gammaHz() / root(least / largest, (largest - least) / largest, s);
  }

  /** s, by Newton in logarithms of s and Σb, both nearly proportional, safeguarded by bisection. */
  double excess() {
    double low = lowerBound() * (1 - MARGIN);
    double high = upperBound() * (1 + MARGIN);
    double s = high;
    for (int i = 0; i < MAX_STEPS; i++) {
      double[] bands = bandsHz(s);
      double load = sum(bands) / bandHz;
      if (Math.abs(load - 1) <= 2 * Math.ulp(1.0)) {
        break;
      }
      if (load > 1) {
        low = s;
      } else {
        high = s;
      }
      double next = s * StrictMath.exp(StrictMath.log(load) * load / descent(s, bands));
      boolean bisect = !(next > low && next < high) || i % 8 == 7;
      double middle = StrictMath.sqrt(low) * StrictMath.sqrt(high);
      next = bisect ? middle : next;
      if (next == s || !(next > low && next < high)) {
        break;
      }
      s = next;
    }
    return s;
  }

  /** −d(Σb/B)/d(ln s). */
  private double descent(double s, double[] bands) {
    double sum = 0;
    for (int k = 0; k < bands.length; k++) {
      if (bands[k] > 0) {
        double x = channels.get(k).gammaHz() / bands[k];
        sum += bands[k] * ratio[k] / slope(k, s, x);
      }
    }
    return sum * s / ((1 + s) * (1 + s)) / bandHz;
  }

  /** x·dσ/dx at the root. */
  private double slope(int k, double s, double x) {
    double rho = ratio[k] / (1 + s);
    return rho > 0.5 ? x / (1 + x) - (gap[k] + s) / (1 + s) : rho - 1 / (1 + x);
  }

  private static double root(double ratio, double gap, double s) {
    return RateCurve.root(ratio / (1 + s), (gap + s) / (1 + s));
  }

  /** From τ &ge; W of every task, and W = (D·ln2/γ)·(1 + u). */
  private double lowerBound() {
    double bound = Double.MIN_NORMAL;
    for (int k = 0; k < ratio.length; k++) {
      bound = Math.max(bound, ratio[k] * surplus(k) - gap[k]);
    }
    return bound;
  }

  /** From τ &le; ΣW: Σ ratio·(1 + u) − 1, with the 1 taken from the largest before summing. */
  private double upperBound() {
    double bound = 0;
    boolean taken = false;
    for (int k = 0; k < ratio.length; k++) {
      boolean take = !taken && gap[k] == 0;
      bound += ratio[k] * surplus(k) + (take ? 0 : ratio[k]);
      taken |= take;
    }
    return bound;
  }

  /** u = W·γ/(D·ln2) − 1 = x/ln(1 + x) − 1. */
  private double surplus(int k) {
    double x = channels.get(k).gammaHz() / bandHz;
    return x > 0 ? RateCurve.deficit(x) * x / StrictMath.log1p(x) : 0;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
