package sdedge.oracle.model;

/**
 * Shares at constant power that all finish at once and fill the band (Section 5 of the model). The
 * time is sought as τ = τ₀(1 + δ), τ₀ the least any task needs, so that 1 − ρ keeps its digits even
 * where the shares are so wide that the power, not the band, limits the rate.
 */
final class EqualFinish {
  private static final double SMALL = 0.1;

  private EqualFinish() {}

  /**
   * τ, seconds.
   *
   * @param bandHz B
   * @param gammaHz γ of each task
   * @param bits D of each task, &gt; 0
   */
  static double seconds(double bandHz, double[] gammaHz, double[] bits) {
    double[] leastS = new double[bits.length];
    double floorS = 0;
    for (int k = 0; k < bits.length; k++) {
      leastS[k] = bits[k] * Math.log(2) / gammaHz[k];
      floorS = Math.max(floorS, leastS[k]);
    }
    double low = 1;
    while (totalHz(low, floorS, gammaHz, leastS) < bandHz) {
      low /= 16;
    }
    double high = low;
    while (totalHz(high, floorS, gammaHz, leastS) > bandHz) {
      high *= 2;
    }
    double least = floorS;
    double delta =
        Bisection.least(low, high, each -> totalHz(each, least, gammaHz, leastS) <= bandHz);
    return floorS * (1 + delta);
  }

  private static double totalHz(double delta, double floorS, double[] gammaHz, double[] leastS) {
    double allS = floorS * (1 + delta);
    double sum = 0;
    for (int k = 0; k < leastS.length; k++) {
      double missing = (floorS - leastS[k] + floorS * delta) / allS; // 1 − ρ
      sum += gammaHz[k] / root(leastS[k] / allS, missing);
    }
    return sum;
  }

  /**
   * The positive root x of ln(1 + x) = ρx, with 1 − ρ given too, by Newton's steps. The residual ρ
   * − ln(1 + x)/x grows with x and is concave, so they climb from below and end where rounding
   * does.
   */
  private static double root(double rho, double missing) {
    double x = missing; // 1 − ln(1 + x)/x is below x, so the root is above 1 − ρ
    while (residual(2 * x, rho, missing) < 0) {
      x *= 2;
    }
    for (double last = 0; x > last; ) {
      last = x;
      x -= residual(x, rho, missing) * x / climb(x);
    }
    return x;
  }

  private static double residual(double x, double rho, double missing) {
    return x > SMALL ? rho - Math.log1p(x) / x : lost(x) - missing;
  }

  /** x times the derivative of −ln(1 + x)/x, in digits that are left at any x. */
  private static double climb(double x) {
    return x > SMALL ? Math.log1p(x) / x - 1 / (1 + x) : x / (1 + x) - lost(x);
  }

  /** 1 − ln(1 + x)/x. */
  private static double lost(double x) {
    if (x > SMALL) {
      return 1 - Math.log1p(x) / x;
    }
    double lost = 0; // x/2 − x²/3 + …
    double power = x;
    for (int i = 2; Math.abs(power) > 1e-20 * x; i++) {
      lost += power / i;
      power *= -x;
    }
    return lost;
  }
}
