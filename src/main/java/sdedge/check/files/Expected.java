package sdedge.check.files;

import java.math.BigDecimal;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sdedge.document.tree.ValueReader;

/**
 * What a field of a table, or a value of a JSON file, should be.
 *
 * @param text as it appears in differences
 * @param isWord whether it is a text, which JSON has in quotes
 * @param isNumber whether it is a number, to be counted
 * @param isHeldBy whether a field is that
 */
record Expected(String text, boolean isWord, boolean isNumber, Predicate<String> isHeldBy) {
  /** An empty field; null in JSON. */
  static final Expected NOTHING = new Expected("", false, false, String::isEmpty);

  /** A text; nothing for null. */
  static Expected of(@Nullable String text) {
    return text == null ? NOTHING : new Expected(text, true, false, text::equals);
  }

  static Expected of(long value) {
    return new Expected(String.valueOf(value), false, true, String.valueOf(value)::equals);
  }

  static Expected of(double value) {
    return near(value, 0);
  }

  /** A number, as closely as the tolerance or a slack say; nothing for null. */
  static Expected near(@Nullable Double value, double slack) {
    return value == null ? NOTHING : between(value, value, slack);
  }

  /**
   * A number of a closed interval.
   *
   * @param slack as of {@link Findings#agree}
   */
  static Expected between(double least, double most, double slack) {
    return new Expected(
        least == most ? String.valueOf(least) : "from " + least + " to " + most,
        false,
        true,
        text -> {
          Double found = number(text);
          return found != null
              && Findings.agree(Math.max(least, Math.min(most, found)), found, slack);
        });
  }

  /** An integer, of which nothing else is known. */
  static Expected atLeast(long least) {
    return new Expected(
        "an integer of at least " + least,
        false,
        true,
        text -> text.matches("-?[0-9]{1,19}") && new BigDecimal(text).doubleValue() >= least);
  }

  /** The finite decimal number that a text is; null if it is none. */
  static @Nullable Double number(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9') && "+-.eE".indexOf(c) < 0) {
        return null;
      }
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Reports a value that is not that. */
  void check(Findings findings, ValueReader value) {
    if (isNumber) {
      findings.count();
    }
    String found = isWord ? value.quoted() : value.isNull() ? "" : value.plain();
    String shown = isWord || !text.isEmpty() ? text : "null";
    if (found == null) {
      value.reject(shown);
    } else if (!isHeldBy.test(found)) {
      value.report(value.isNull() ? "null" : found, shown);
    }
  }
}
