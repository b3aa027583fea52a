package sdedge.study.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads lists of values. Between commas stands one value, or a range: {@code 1:9:2} goes from 1 in
 * steps of 2 up to 9 at most, {@code 1:64:x4} takes 4 values from 1 to 64 in equal ratios.
 */
public final class ValueLists {
  private static final int MOST = 10_000;
  private static final String NUMBER =
      "[-+]?[0-9]{1,18}(?:\\.[0-9]{0,18})?(?:[eE][-+]?[0-9]{1,2})?";
  private static final Pattern RANGE =
      Pattern.compile("(" + NUMBER + "):(" + NUMBER + "):(?:(" + NUMBER + ")|x([0-9]{1,6}))");

  private static final Pattern ENDS = Pattern.compile("(" + NUMBER + ")\\.\\.(" + NUMBER + ")");

  /** Enough to distinguish values, few enough that ratios of whole numbers give whole numbers. */
  private static final MathContext DIGITS = new MathContext(12);

  private ValueLists() {}

  /**
   * The values as they would stand in a file.
   *
   * @throws IllegalArgumentException if there is an empty value, a bad range, or too many values
   */
  public static List<String> parse(String text) {
    List<String> values = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      values.addAll(part.contains(":") ? range(part) : List.of(value(part.strip(), text)));
      if (values.size() > MOST) {
        throw new IllegalArgumentException("'" + text + "' is more than " + MOST + " values");
      }
    }
    return values;
  }

  private static String value(String value, String text) {
    Matcher ends = ENDS.matcher(value);
    if (value.isEmpty()) {
      throw new IllegalArgumentException("'" + text + "' has an empty value");
    } else if (ends.matches()) {
      throw new IllegalArgumentException(
          "'" + value + "' has no step." + suggested(ends.group(1), ends.group(2)));
    }
    return value;
  }

  /** A range in steps of the power of ten below its width. */
  private static String suggested(String from, String to) {
    BigDecimal width = new BigDecimal(to).subtract(new BigDecimal(from)).abs();
    if (width.signum() == 0) {
      return "";
    }
    String sign = new BigDecimal(to).compareTo(new BigDecimal(from)) < 0 ? "-" : "";
    int exponent = width.precision() - width.scale() - 1;
    String step = sign + BigDecimal.ONE.scaleByPowerOfTen(exponent).toPlainString();
    return " Maybe " + from + ":" + to + ":" + step + " was meant?";
  }

  private static List<String> range(String text) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      String meant = text.replace("..", ":");
      String suggested = RANGE.matcher(meant).matches() ? ". Maybe " + meant + " was meant?" : "";
      throw new IllegalArgumentException(
          "'%s' must be a range such as 2:8:2 (in steps) or 1e6:1e9:x4 (in ratios)%s"
              .formatted(text, suggested));
    }
    BigDecimal from = new BigDecimal(range.group(1));
    BigDecimal to = new BigDecimal(range.group(2));
    return range.group(4) == null
        ? steps(text, from, to, new BigDecimal(range.group(3)))
        : ratios(text, from, to, Integer.parseInt(range.group(4)));
  }

  private static List<String> steps(String text, BigDecimal from, BigDecimal to, BigDecimal step) {
    int direction = step.signum();
    if (direction == 0 || to.subtract(from).signum() == -direction) {
      throw new IllegalArgumentException("'" + text + "' never reaches its end");
    }
    BigDecimal count = to.subtract(from).divideToIntegralValue(step);
    if (count.compareTo(BigDecimal.valueOf(MOST)) >= 0) {
      throw new IllegalArgumentException("'" + text + "' is more than " + MOST + " values");
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i <= count.intValueExact(); i++) {
      values.add(from.add(step.multiply(BigDecimal.valueOf(i))).toPlainString());
    }
    return values;
  }

  private static List<String> ratios(String text, BigDecimal from, BigDecimal to, int count) {
    if (from.signum() <= 0 || to.signum() <= 0 || count < 2 || count > MOST) {
      throw new IllegalArgumentException(
          "'" + text + "' must have ends > 0 and from 2 to " + MOST + " values");
    }
    double ratio = to.doubleValue() / from.doubleValue();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < count - 1; i++) {
      double value = from.doubleValue() * StrictMath.pow(ratio, i / (count - 1.0));
      values.add(new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString());
    }
    values.add(to.toPlainString());
    return values;
  }
}
