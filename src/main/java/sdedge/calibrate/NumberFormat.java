package sdedge.calibrate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers for people. */
final class NumberFormat {
  private static final MathContext SIX_DIGITS = new MathContext(6);
  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private NumberFormat() {}

  static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** A number of six digits, without exponent, the same on every Java version. */
  static String exact(double value) {
    BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** A share that is lost, with a minus; with a plus what is gained. */
  static String loss(double share) {
    String size = percent(Math.abs(share));
    return size.equals(percent(0)) ? size : (share > 0 ? "−" : "+") + size;
  }
}
