package sdedge.calibrate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What a fit says of a parameter.
 *
 * @param value rounded to six digits, with which everything else is computed
 * @param deviation standard deviation of its logarithm after the fit
 */
record Estimate(FitParameter parameter, double value, double deviation) {
  private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
  private static final double HARDLY_BETTER = 0.55;
  private static final double AT_BOUND = 1e-5;

  static Estimate of(FitParameter parameter, double logarithm, double deviation) {
    double value = new BigDecimal(StrictMath.exp(logarithm)).round(DIGITS).doubleValue();
    return new Estimate(
        parameter, Math.min(parameter.most(), Math.max(parameter.least(), value)), deviation);
  }

  /** Whether the measurements say much more than was known before. */
  boolean isIdentified() {
    return deviation <= HARDLY_BETTER * parameter.priorS();
  }

  boolean isAtMost() {
    return value >= parameter.most() * (1 - AT_BOUND);
  }

  boolean isAtLeast() {
    return value <= parameter.least() * (1 + AT_BOUND);
  }
}
