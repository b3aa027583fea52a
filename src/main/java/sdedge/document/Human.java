package sdedge.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers and advice for people: four significant digits and a unit. */
public final class Human {
  /** What helps against a lack of memory. */
  public static final String MORE_MEMORY =
      "Maybe lower output_tokens, batching.max_tasks_per_cohort or speculation.max_length, or give"
          + " Java more memory (SDEDGE_JAVA_OPTS=-Xmx8g)?";

  private static final MathContext SIX_DIGITS = new MathContext(6);
  private static final MathContext FOUR_DIGITS = new MathContext(4);
  private static final MathContext TWO_DIGITS = new MathContext(2);
  private static final double MILLI = 1e-3;
  private static final double MICRO = 1e-6;
  private static final double LEAST_PERCENT = 1e-3;

  private Human() {}

  /** Such as {@code 1.234 s}, {@code 12.34 ms}, {@code 0 s}. */
  public static String seconds(double seconds) {
    if (seconds == 0 || Math.abs(seconds) >= 1) {
      return number(seconds) + " s";
    }
    return Math.abs(seconds) >= MILLI
        ? number(seconds / MILLI) + " ms"
        : number(seconds / MICRO) + " µs";
  }

  /** Such as {@code 45 s}, {@code 2 m 10 s}, {@code 3 h 5 m}, for how long to wait. */
  public static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? whole / 60 + " m " + whole % 60 + " s"
        : whole / 3600 + " h " + whole % 3600 / 60 + " m";
  }

  /** Such as {@code 12.3 %}, below a tenth {@code 0.012 %}, and nothing below a thousandth. */
  public static String percent(double fraction) {
    double percent = fraction * 100;
    if (Math.abs(percent) < LEAST_PERCENT) {
      return "0.0 %";
    } else if (Math.abs(percent) < 0.1) {
      return number(percent, TWO_DIGITS) + " %";
    }
    return format("%.1f %%", percent);
  }

  /** A part of a whole as a percentage; one below a thousandth is {@code < 0.1 %}. */
  public static String share(double fraction) {
    return fraction > 0 && fraction < 0.001 ? "< 0.1 %" : percent(fraction);
  }

  /** Four significant digits without exponent. */
  public static String number(double value) {
    return number(value, FOUR_DIGITS);
  }

  /** Six significant digits without exponent, for values that are read again. */
  public static String exact(double value) {
    return number(value, SIX_DIGITS);
  }

  private static String number(double value, MathContext digits) {
    BigDecimal rounded = new BigDecimal(value).round(digits);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** At most four significant digits without exponent, and none below a doubt of some size. */
  public static String number(double value, double doubt) {
    if (!(doubt > 0) || value == 0) {
      return number(value);
    }
    int first = (int) Math.floor(Math.log10(Math.abs(value)));
    int last = (int) Math.floor(Math.log10(doubt));
    int digits = Math.max(1, Math.min(first - last + 1, FOUR_DIGITS.getPrecision()));
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
    return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
  }

  /** A line on one thing: its name, and what is said of it in a column of its own. */
  public static String field(String name, String value) {
    return format("  %-10s %s", name, value);
  }

  /** A text with values in the notation of files, whatever the locale. */
  public static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
