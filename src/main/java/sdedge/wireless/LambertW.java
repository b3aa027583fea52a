package sdedge.wireless;

/** The branch −1 of the Lambert W function. */
final class LambertW {
  /** e = E_HIGH + E_LOW to 107 bits. */
  private static final double E_HIGH = Math.E;

  private static final double E_LOW = 1.4456468917292502e-16;

  private static final int MAX_STEPS = 40;

  private LambertW() {}

  /**
   * The w &le; −1 with w·e^w = z.
   *
   * <p>Error at most 2 ulp (measured) on the whole domain, branch point and denormal z included.
   *
   * @param z in [−1/e, 0). The double nearest to −1/e lies 1.2e-17 below it and gives −1; ±0 gives
   *     −∞, anything else outside NaN.
   */
  static double minusOne(double z) {
    if (z == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    // 1 + ez without cancellation
    double fromBranch = Math.fma(E_HIGH, z, 1) + E_LOW * z;
    if (!(z < 0) || fromBranch <= 0) {
      return z == -1 / Math.E ? -1 : Double.NaN;
    }
    double excess = fromBranch < 0.5 ? -StrictMath.log1p(-fromBranch) : -1 - StrictMath.log(-z);
    return -1 - root(excess);
  }

  /** The t &gt; 0 with t − ln(1 + t) = excess, by Newton: convex, so monotone after one step. */
  private static double root(double excess) {
    double t = StrictMath.sqrt(2 * excess) + excess * (2.0 / 3);
    for (int i = 0; i < MAX_STEPS; i++) {
      double step = (RateCurve.deficit(t) * t - excess) * (1 + t) / t;
      t -= step;
      if (Math.abs(step) <= 1e-9 * t) {
        break; // the next step would be about its square
      }
    }
    return t;
  }
}
