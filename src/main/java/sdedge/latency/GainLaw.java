package sdedge.latency;

import java.util.Arrays;

/** The law of the tokens that a step gains, from 1 on, and its characteristic function ψ. */
final class GainLaw {
  private final double[] chance; // of i + 1 tokens at i
  private final double[] lagged; // Σ_i chance_i·chance_{i+d} at d
  private final double mean;
  private final double variance;

  /**
   * A law.
   *
   * @param chance of i + 1 tokens at i, of sum 1
   */
  GainLaw(double[] chance) {
    this.chance = chance.clone();
    lagged = new double[chance.length];
    double sum = 0;
    for (int i = 0; i < chance.length; i++) {
      sum += chance[i] * (i + 1);
      for (int d = 0; d <= i; d++) {
        lagged[d] += chance[i] * chance[i - d];
      }
    }
    mean = sum;
    double squares = 0;
    for (int i = 0; i < chance.length; i++) {
      squares += chance[i] * (i + 1 - mean) * (i + 1 - mean);
    }
    variance = squares;
  }

  double mean() {
    return mean;
  }

  double variance() {
    return variance;
  }

  /** The most tokens. */
  int most() {
    return chance.length;
  }

  /** ln E exp(θ·(G − mean)). */
  double logMoment(double theta) {
    double excess = 0;
    for (int i = 0; i < chance.length; i++) {
      excess += chance[i] * StrictMath.expm1(theta * (i + 1 - mean));
    }
    return StrictMath.log1p(excess);
  }

  /** The law with every chance times exp(θ·G), of sum 1 again. */
  GainLaw tilted(double theta) {
    double[] factor = new double[chance.length];
    Arrays.setAll(factor, i -> chance[i] * StrictMath.exp(theta * (i + 1 - mean)));
    double sum = Arrays.stream(factor).sum();
    return new GainLaw(Arrays.stream(factor).map(each -> each / sum).toArray());
  }

  /** ln |ψ(t)|, to all digits also where it is nearly 0. */
  double logSize(double t) {
    double lack = 0;
    for (int d = 1; d < lagged.length; d++) {
      double sine = StrictMath.sin(t * d / 2);
      lack += lagged[d] * sine * sine;
    }
    return StrictMath.log1p(-Math.min(1, 4 * lack)) / 2;
  }

  /** |ψ(t)|, nearly. */
  double size(double t) {
    double cosine = StrictMath.cos(t);
    double sine = StrictMath.sin(t);
    double re = 0;
    double im = 0;
    for (int i = chance.length - 1; i >= 0; i--) {
      double turned = re * cosine - im * sine;
      im = re * sine + im * cosine;
      re = turned + chance[i];
    }
    return Math.hypot(re, im);
  }

  /** The argument of ψ(t) less t·mean. */
  double bend(double t) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < chance.length; i++) {
      re += chance[i] * StrictMath.cos(t * (i + 1 - mean));
      im += chance[i] * StrictMath.sin(t * (i + 1 - mean));
    }
    return StrictMath.atan2(im, re);
  }
}
