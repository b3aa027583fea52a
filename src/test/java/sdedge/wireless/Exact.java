package sdedge.wireless;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Function;

/** Errors of doubles in ulp, certified with decimals of 120 digits and no logarithm. */
final class Exact {
  static final MathContext DIGITS = new MathContext(120);
  private static final int HALVINGS = 20;
  private static final int MAX_ULPS = 64;

  private Exact() {}

  static BigDecimal of(double value) {
    return new BigDecimal(value);
  }

  /** e^x by its series at x/2^20, squared 20 times. */
  static BigDecimal exp(BigDecimal x) {
    MathContext wide = new MathContext(DIGITS.getPrecision() + 20);
    BigDecimal small = x.divide(of(1 << HALVINGS), wide);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int n = 1; n <= 40; n++) {
      term = term.multiply(small, wide).divide(of(n), wide);
      sum = sum.add(term, wide);
    }
    for (int i = 0; i < HALVINGS; i++) {
      sum = sum.multiply(sum, wide);
    }
    return sum;
  }

  /**
   * The smallest whole n such that {@code equation} changes sign within n ulp of {@code value}; 0
   * if it holds exactly, 65 if n would exceed 64.
   */
  static int ulps(double value, Function<BigDecimal, BigDecimal> equation) {
    if (equation.apply(of(value)).signum() == 0) {
      return 0;
    }
    BigDecimal ulp = of(Math.ulp(value));
    for (int n = 1; n <= MAX_ULPS; n++) {
      BigDecimal width = ulp.multiply(of(n));
      int below = equation.apply(of(value).subtract(width)).signum();
      int above = equation.apply(of(value).add(width)).signum();
      if (below * above <= 0) {
        return n;
      }
    }
    return MAX_ULPS + 1;
  }
}
