package sdedge.document.tree;

import java.util.regex.Pattern;
import sdedge.document.tree.DocumentNode.Entry;
import sdedge.document.tree.DocumentNode.Scalar;

/** Finds numbers with a comma for the point: between braces they are a number and a key. */
final class DecimalComma {
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
