package sdedge.document.tree;

import java.math.BigInteger;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.document.tree.DocumentNode.Entry;
import sdedge.document.tree.DocumentNode.Scalar;

/** The types of plain scalars by the core schema of YAML 1.2 (section 10.3.2). */
final class CoreScalar {
  private static final Pattern NULL = Pattern.compile("null|Null|NULL|~|");
  private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern BASED = Pattern.compile("0o[0-7]+|0x[0-9a-fA-F]+");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  /** No double has more digits than this in base 8 or 16, sign and zeros aside. */
  private static final int MOST_DIGITS = 400;

  private CoreScalar() {}

  static boolean isText(String plain) {
    return !isNull(plain) && !isBoolean(plain) && !isNumber(plain);
  }

  static boolean isNull(String plain) {
    return NULL.matcher(plain).matches();
  }

  static boolean isBoolean(String plain) {
    return BOOLEAN.matcher(plain).matches();
  }

  static boolean isInteger(String plain) {
    return DECIMAL.matcher(plain).matches() || BASED.matcher(plain).matches();
  }

  static boolean isNumber(String plain) {
    return isInteger(plain) || FLOAT.matcher(plain).matches() || isNotFinite(plain);
  }

  /** Whether it is one of the spellings of infinity and not-a-number. */
  static boolean isNotFinite(String plain) {
    return NOT_FINITE.matcher(plain).matches();
  }

  /** The value of an integer, null if it does not fit into 64 bits. */
  static @Nullable Long integer(String plain) {
    boolean based = BASED.matcher(plain).matches();
    String digits = digits(plain, based);
    if (digits.length() > 22) {
      return null;
    }
    BigInteger value = new BigInteger(digits, based ? base(plain) : 10);
    return value.bitLength() > 62
        ? null
        : plain.startsWith("-") ? -value.longValue() : value.longValue();
  }

  /** The double nearest to a number, possibly infinite; empty if it is none. */
  static OptionalDouble number(String plain) {
    if (BASED.matcher(plain).matches()) {
      String digits = digits(plain, true);
      return OptionalDouble.of(
          digits.length() > MOST_DIGITS
              ? Double.POSITIVE_INFINITY
              : new BigInteger(digits, base(plain)).doubleValue());
    }
    return FLOAT.matcher(plain).matches()
        ? OptionalDouble.of(Double.parseDouble(plain))
        : OptionalDouble.empty();
  }

  private static int base(String plain) {
    return plain.charAt(1) == 'o' ? 8 : 16;
  }

  /** The digits without sign, prefix and leading zeros, at least one. */
  private static String digits(String plain, boolean based) {
    int start = based ? 2 : plain.startsWith("-") || plain.startsWith("+") ? 1 : 0;
    while (start < plain.length() - 1 && plain.charAt(start) == '0') {
      start++;
    }
    return plain.substring(start);
  }

  /** Finds numbers with a comma for the point: between braces they are a number and a key. */
  static final class DecimalComma {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("(-?[0-9]{1,18}),([0-9]{1,18})");

    private DecimalComma() {}

    /** Whether an entry and the next, which is a key without a value, are {@code key: 0,72}. */
    static boolean between(Entry number, Entry next) {
      return number.value() instanceof Scalar whole
          && WHOLE.matcher(whole.text()).matches()
          && DIGITS.matcher(next.key()).matches()
          && next.value() instanceof Scalar nothing
          && nothing.text().isEmpty();
    }

    static String message(Entry number, Entry next) {
      String whole = number.value() instanceof Scalar scalar ? scalar.text() : "";
      return whole + "," + next.key() + " has a decimal comma" + maybe(whole, next.key());
    }

    /** What to add to a message about a text that is no number. */
    static String hint(String text) {
      var matcher = NUMBER.matcher(text);
      return matcher.matches() ? maybe(matcher.group(1), matcher.group(2)) : "";
    }

    private static String maybe(String whole, String fraction) {
      return ". Maybe " + whole + "." + fraction + "?";
    }
  }
}
