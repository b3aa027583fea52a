package sdedge.instance.plausibility;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as one would type them into an instance. */
public final class Figure {
  private static final MathContext DIGITS = new MathContext(4);
  private static final double LEAST_PLAIN = 1e-3;
  private static final double MOST_PLAIN = 1e6;

  private Figure() {}

  /** At most four significant digits: {@code 6.74}, {@code 79.2e12} as {@code 7.92e13}. */
  public static String of(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    double size = Math.abs(value);
    boolean plain = value == 0 || (size >= LEAST_PLAIN && size < MOST_PLAIN);
    return plain ? rounded.toPlainString() : scientific(rounded);
  }

  private static String scientific(BigDecimal value) {
    int exponent = value.precision() - value.scale() - 1;
    return value.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }
}
