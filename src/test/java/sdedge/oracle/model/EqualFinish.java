package sdedge.oracle.model;

/**
 * Shares at constant power that all finish at once and fill the band (Section 5 of the model). The
 * time is sought as τ = τ₀(1 + δ), τ₀ the least any task needs, so that 1 − ρ keeps its digits even
 * where the shares are so wide that the power, not the band, limits the rate.
 */
final class EqualFinish {
  private static final double SMALL = 0.1;
  private static final double ROUNDING = 2e-13; // of times made of decibels in another way

  private final double bandHz;
  private final double[] gammaHz;
  private final double[] leastS;
  private final double[] startS;
  private double floorS;

  /**
   * @param bandHz B
   * @param gammaHz γ of each task
   * @param bits D of each task, &gt; 0
   * @param startS when each begins, seconds
   */
  EqualFinish(double bandHz, double[] gammaHz, double[] bits, double[] startS) {
    this.startS = startS;
    this.bandHz = bandHz;
    this.gammaHz = gammaHz;
    leastS = new double[bits.length];
    for (int k = 0; k < bits.length; k++) {
      leastS[k] = bits[k] * Math.log(2) / gammaHz[k];
      floorS = Math.max(floorS, startS[k] + leastS[k]);
    }
  }

  /** δ at which the shares fill the band. */
  double delta() {
    double low = 1;
    while (total(low) < bandHz) {
      low /= 16;
    }
    double high = low;
    while (total(high) > bandHz) {
      high *= 2;
    }
    return Bisection.least(low, high, delta -> total(delta) <= bandHz);
  }

  /** τ, seconds. */
  double seconds(double delta) {
    return floorS * (1 + delta);
  }

  /** b of task {@code k}, hertz. */
  double shareHz(int k, double delta) {
    return gammaHz[k] / root(leastS[k] / (seconds(delta) - startS[k]), missing(k, delta));
  }

  /** 1 − ρ of task {@code k}. */
  private double missing(int k, double delta) {
    return (floorS - startS[k] - leastS[k] + floorS * delta) / (seconds(delta) - startS[k]);
  }

  /**
   * By how much rounding may change the share of task {@code k}, relative: where the powers are
   * what limits the rates, shares are made of differences of nearly equal times.
   */
  double loose(int k, double delta) {
    return ROUNDING / missing(k, delta);
  }

  private double total(double delta) {
    double sum = 0;
    for (int k = 0; k < leastS.length; k++) {
      sum += shareHz(k, delta);
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
