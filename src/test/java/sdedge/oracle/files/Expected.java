package sdedge.oracle.files;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.document.tree.ObjectReader;
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

  /** Numbers in their order, with spaces between. */
  static Expected list(List<Double> values) {
    return new Expected(
        () -> values.stream().map(String::valueOf).collect(Collectors.joining(" ")),
        true,
        false,
        text -> {
          String[] found = text.split(" ", -1);
          return found.length == values.size()
              && IntStream.range(0, found.length)
                  .allMatch(i -> of(values.get(i).doubleValue()).isHeldBy.test(found[i]));
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
   * Reports where a value is not as it should be.
   *
   * @param expected a text, a number, null, what is expected of one value, or a list or a map by
   *     keys of these
   */
  static void check(Findings findings, ValueReader value, @Nullable Object expected) {
    if (expected instanceof Map<?, ?> map) {
      ObjectReader object = value.object();
      map.forEach((key, each) -> check(findings, object.required((String) key), each));
      object.finish();
    } else if (expected instanceof List<?> list) {
      List<ValueReader> values = value.list(list.size(), list.size());
      for (int i = 0; i < Math.min(values.size(), list.size()); i++) {
        check(findings, values.get(i), list.get(i));
      }
    } else {
      one(expected).check(findings, value);
    }
  }

  /** What is expected of one value: a text, a number, null, or what is expected already. */
  static Expected one(@Nullable Object expected) {
    if (expected instanceof Expected already) {
      return already;
    } else if (expected instanceof Double number) {
      return of(number.doubleValue());
    }
    return expected instanceof Number number ? of(number.longValue()) : of((String) expected);
  }

  void check(Findings findings, String file, long row, String column, String found) {
    if (isNumber) {
      findings.count();
    }
    if (!isHeldBy.test(found)) {
      findings.add(file, row, column, text(), found);
    }
  }

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
