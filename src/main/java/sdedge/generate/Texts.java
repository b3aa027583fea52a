package sdedge.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes what options say. */
final class Texts {
  private static final Pattern MEASURE =
      Pattern.compile("([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?) ?([kMG]?)([A-Za-z]*)");

  private Texts() {}

  /**
   * A number with or without its unit: {@code 3.5GHz}, {@code 1e6}, {@code 23dBm}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static double measure(Choice choice, String text, String unit) {
    Matcher matcher = MEASURE.matcher(text);
    if (matcher.matches()) {
      String written = matcher.group(3);
      double factor =
          switch (matcher.group(2)) {
            case "k" -> 1e3;
            case "M" -> 1e6;
            case "G" -> 1e9;
            default -> 1;
          };
      if (written.equals(unit) || (written.isEmpty() && factor == 1)) {
        return Double.parseDouble(matcher.group(1)) * factor;
      }
    }
    throw wrong(choice, text, "a number" + (unit.isEmpty() ? "" : " of " + unit));
  }

  /** A number in a range. */
  static double measure(Choice choice, String text, String unit, double min, double max) {
    double value = measure(choice, text, unit);
    if (!(value >= min && value <= max)) {
      String range = "from " + shortest(min) + " to " + shortest(max);
      throw wrong(choice, text, unit.isEmpty() ? range : range + " " + unit);
    }
    return value;
  }

  static int integer(Choice choice, String text, int min, int max) {
    double value = measure(choice, text, "", min, max);
    if (value != Math.rint(value)) {
      throw wrong(choice, text, "an integer");
    }
    return (int) value;
  }

  /** The numbers behind a colon: {@code beta:15.17,8.14}. */
  static double[] numbers(Choice choice, String text, int least, int most) {
    String[] parts = text.substring(text.indexOf(':') + 1).split(",", -1);
    if (text.indexOf(':') < 0 || parts.length < least || parts.length > most) {
      String count = least == most ? String.valueOf(least) : least + " to " + most;
      throw wrong(choice, text, "followed by : and " + count + " numbers with commas between");
    }
    return Arrays.stream(parts).mapToDouble(part -> measure(choice, part, "")).toArray();
  }

  /** One law for all drafters, or one for each in turn with semicolons between. */
  static <L> List<L> laws(String text, Function<String, L> parse) {
    return Arrays.stream(text.split(";", -1)).map(String::strip).map(parse).toList();
  }

  /** What stands before a colon, if there is one. */
  static String kind(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? text : text.substring(0, colon);
  }

  static <E extends Enum<E>> E word(Choice choice, String text, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (name(constant).equals(text)) {
        return constant;
      }
    }
    throw wrong(choice, text, "one of " + names(type));
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return String.join(", ", Arrays.stream(type.getEnumConstants()).map(Texts::name).toList());
  }

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static IllegalArgumentException wrong(Choice choice, String text, String allowed) {
    return new IllegalArgumentException(choice.option() + " " + text + " must be " + allowed);
  }

  /** A number rounded to some decimals, without zeros at the end. */
  static String rounded(double value, int decimals) {
    return plain(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN));
  }

  /** A number of an option, as short as it was written. */
  static String shortest(double value) {
    return plain(new BigDecimal(value).round(new java.math.MathContext(15)));
  }

  /** All its digits, without an exponent and without zeros at the end. */
  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
