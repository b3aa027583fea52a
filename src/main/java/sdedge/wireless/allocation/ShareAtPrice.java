package sdedge.wireless.allocation;

import java.util.stream.IntStream;

/**
 * What a prompt takes of a band at a price, in terms of x = γ/b (docs/model.md section 5).
 *
 * <p>At price μ of a hertz and weight λ of a bit, ν = μ·ln 2/λ and ln(1 + x) − x/(1 + x) = ν. Then
 * the share is γ·y/z, its rate b·(ν + z)/ln 2, and −db/d(ln ν) = b·ν/z²: sums and products of
 * positive numbers, so that no SNR loses digits.
 *
 * @param y 1/(1 + x), in [0, 1]
 * @param z 1 − y, in (0, 1]; both to full relative precision
 */
record ShareAtPrice(double y, double z) {
  /** Beyond it the share is below the least double. */
  private static final double LARGEST_NU = 740;

  private static final ShareAtPrice NOTHING = new ShareAtPrice(0, 1);
  private static final double SMALL_NU = 0.5;
  private static final double SMALL_Z = 0.25;

  /** 1/n for n = 30, 29, …, 2: 0.25^30 is below the last digit. */
  private static final double[] TERMS =
      IntStream.rangeClosed(0, 28).mapToDouble(k -> 1.0 / (30 - k)).toArray();

  private static final int MAX_STEPS = 10;
  private static final double PRECISE = 1e-16;

  /**
   * The share at ν &gt; 0.
   *
   * @return relative error of y and z below 1e-15 (measured)
   */
  static ShareAtPrice of(double nu) {
    if (nu > LARGEST_NU) {
      return NOTHING;
    }
    return nu < SMALL_NU ? atLowPrice(nu) : atHighPrice(nu);
  }

  /** ν at which a prompt takes the share γ/x. */
  static double nu(double x) {
    return excess(x / (1 + x), StrictMath.log1p(x));
  }

  /** Newton from the series of 1 + W₀(−e^(−1−ν)) at its branch point. */
  private static ShareAtPrice atLowPrice(double nu) {
    double s = StrictMath.sqrt(2 * nu);
    double z = s * (1 - s * (1.0 / 3 - s * (1.0 / 36 + s / 270)));
    for (int i = 0; i < MAX_STEPS; i++) {
      double step = (excess(z) - nu) * (1 - z) / z;
      z -= step;
      if (Math.abs(step) <= PRECISE * z) {
        break;
      }
    }
    return new ShareAtPrice(1 - z, z);
  }

  /** Newton for u = ln y with u − e^u = −1 − ν, monotone from the left. */
  private static ShareAtPrice atHighPrice(double nu) {
    double u = -1 - nu;
    for (int i = 0; i < MAX_STEPS; i++) {
      double y = StrictMath.exp(u);
      double step = (u - y + 1 + nu) / (1 - y);
      u -= step;
      if (Math.abs(step) <= PRECISE * -u) {
        break;
      }
    }
    return new ShareAtPrice(StrictMath.exp(u), -StrictMath.expm1(u));
  }

  /** −ln(1 − z) − z. */
  private static double excess(double z) {
    return excess(z, z < SMALL_Z ? 0 : -StrictMath.log1p(-z));
  }

  /** L − z, where L = −ln(1 − z); by z²/2 + z³/3 + …, all positive, where that would cancel. */
  private static double excess(double z, double logarithm) {
    if (z >= SMALL_Z) {
      return logarithm - z;
    }
    double sum = 0;
    for (double term : TERMS) {
      sum = sum * z + term;
    }
    return sum * z * z;
  }
}
