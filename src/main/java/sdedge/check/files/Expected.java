package sdedge.check.files;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sdedge.document.TextRule;
import sdedge.document.tree.ValueReader;

/**
 * What a field of a table, or a value of a JSON file, should be.
 *
 * @param shown how it appears in differences, which is asked for rarely
 * @param isWord whether it is a text, which JSON has in quotes
 * @param isNumber whether it is a number, to be counted
 * @param isHeldBy whether a field is that
 */
record Expected(
    Supplier<String> shown, boolean isWord, boolean isNumber, Predicate<String> isHeldBy) {
  /** An empty field; null in JSON. */
  static final Expected NOTHING = new Expected(() -> "", false, false, String::isEmpty);

  /** A text; nothing for null. */
  static Expected of(@Nullable String text) {
    return text == null ? NOTHING : new Expected(() -> text, true, false, text::equals);
  }

  /** Names in any order, with spaces between; an empty field for none. */
  static Expected names(Set<String> names) {
    if (names.isEmpty()) {
      return NOTHING;
    }
    return new Expected(
        () -> String.join(" ", names),
        true,
        false,
        text -> {
          List<String> found = List.of(text.split(" ", -1));
          return found.size() == names.size() && found.containsAll(names);
        });
  }

  static Expected of(long value) {
    String text = String.valueOf(value);
    return new Expected(() -> text, false, true, text::equals);
  }

  /** An integer; nothing for null. */
  static Expected of(@Nullable Integer value) {
    return value == null ? NOTHING : of(value.longValue());
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
        () -> least == most ? String.valueOf(least) : "from " + least + " to " + most,
        false,
        true,
        text -> {
          Double found = number(text);
          return found != null
              && Findings.agree(Math.max(least, Math.min(most, found)), found, slack);
        });
  }

  /** As it appears in differences. */
  String text() {
    return shown.get();
  }

  /** An integer, of which nothing else is known. */
  static Expected atLeast(long least) {
    return new Expected(
        () -> "an integer of at least " + least,
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

  /**
   * The values of an object that has one for each of some names, in their order.
   *
   * @return null, which is reported, if there are others
   */
  static @Nullable List<ValueReader> values(ValueReader object, List<String> names) {
    Map<String, ValueReader> stated = object.object().entries(TextRule.ANY, Integer.MAX_VALUE);
    List<ValueReader> values = new ArrayList<>();
    for (String name : names) {
      ValueReader own = stated.remove(name);
      if (own == null) {
        object.reject("a value for each of " + String.join(", ", names));
        return null;
      }
      values.add(own);
    }
    stated.values().forEach(other -> other.report("no such name is expected"));
    return values;
  }

  /** Reports a value that is not that. */
  void check(Findings findings, ValueReader value) {
    if (isNumber) {
      findings.count();
    }
    String found = isWord ? value.quoted() : value.isNull() ? "" : value.plain();
    String expected = isWord || !text().isEmpty() ? text() : "null";
    if (found == null) {
      value.reject(expected);
    } else if (!isHeldBy.test(found)) {
      value.report(value.isNull() ? "null" : found, expected);
    }
  }
}
