package sdedge.check.files;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON document with its place. What is missing or of another kind is reported where
 * it is asked for, once.
 */
public final class Tree {
  private final Findings findings;
  private final String file;
  private final String path;
  private final @Nullable JsonValue value;
  private final Set<String> known = new HashSet<>();

  private Tree(Findings findings, String file, String path, @Nullable JsonValue value) {
    this.findings = findings;
    this.file = file;
    this.path = path;
    this.value = value;
  }

  /** A whole document. */
  static Tree of(Findings findings, String file, JsonValue document) {
    return new Tree(findings, file, "", document);
  }

  /** The value of a key. */
  public Tree get(String key) {
    known.add(key);
    String place = path.isEmpty() ? key : path + "." + key;
    Map<String, JsonValue> fields = fields();
    JsonValue found = fields.get(key);
    if (found == null && isThere()) {
      findings.add(file, place, "a value", "nothing");
    }
    return new Tree(findings, file, place, found);
  }

  /** Whether an object has a key. */
  boolean has(String key) {
    return value instanceof JsonValue.Mapping mapping && mapping.fields().containsKey(key);
  }

  /** The values of an object; empty if it is none. */
  Map<String, JsonValue> fields() {
    if (value instanceof JsonValue.Mapping mapping) {
      return mapping.fields();
    }
    mismatch("an object");
    return Map.of();
  }

  /** Reports the keys that nobody asked for. */
  void finish() {
    if (value instanceof JsonValue.Mapping mapping) {
      for (String key : mapping.fields().keySet()) {
        if (!known.contains(key)) {
          findings.add(file, path.isEmpty() ? key : path + "." + key, "nothing", "a value");
        }
      }
    }
  }

  /** The items of an array; empty if it is none. */
  List<Tree> items() {
    if (value instanceof JsonValue.Sequence sequence) {
      return IntStream.range(0, sequence.items().size())
          .mapToObj(i -> new Tree(findings, file, path + "[" + i + "]", sequence.items().get(i)))
          .toList();
    }
    mismatch("an array");
    return List.of();
  }

  /** Whether there is a value. */
  boolean isThere() {
    return value != null;
  }

  /** Whether it is true; reported if it is neither that nor false. */
  boolean isTrue() {
    if (value != JsonValue.Literal.TRUE && value != JsonValue.Literal.FALSE) {
      mismatch("true or false");
    }
    return value == JsonValue.Literal.TRUE;
  }

  boolean isNull() {
    return value == JsonValue.Literal.NULL;
  }

  /** A string; null, and reported, if it is none. */
  @Nullable String text() {
    if (value instanceof JsonValue.Text text) {
      return text.value();
    }
    mismatch("a text");
    return null;
  }

  /** A string, or nothing if it is written as null. */
  @Nullable String textOrNull() {
    return isNull() ? null : text();
  }

  /** A finite number; null, and reported, if it is none. */
  @Nullable Double number() {
    if (value instanceof JsonValue.Numeral numeral) {
      double number = Double.parseDouble(numeral.text());
      if (Double.isFinite(number)) {
        return number;
      }
    }
    mismatch("a finite number");
    return null;
  }

  /** A number, or nothing if it is written as null. */
  @Nullable Double numberOrNull() {
    return isNull() ? null : number();
  }

  /** An integer of at least {@code least}; null, and reported, if it is none. */
  @Nullable Long integer(long least) {
    if (value instanceof JsonValue.Numeral numeral && numeral.integer()) {
      try {
        long number = Long.parseLong(numeral.text());
        if (number >= least) {
          findings.count();
          return number;
        }
      } catch (NumberFormatException e) {
        // beyond 64 bits: reported like any other wrong value
      }
    }
    mismatch("an integer of at least " + least);
    return null;
  }

  /** Reports a value that is not this text, or not null. */
  void mustBe(@Nullable String expected) {
    boolean right =
        expected == null
            ? isNull()
            : value instanceof JsonValue.Text text && text.value().equals(expected);
    if (!right) {
      mismatch(expected == null ? "null" : expected);
    }
  }

  /** Reports a value that is not this integer. */
  void mustBe(long expected) {
    Long found = integer(Long.MIN_VALUE);
    if (found != null && found != expected) {
      mismatch(String.valueOf(expected));
    }
  }

  /**
   * Reports a value that is not this number, or not null.
   *
   * @param slack as of {@link Findings#agree}
   */
  void mustBe(@Nullable Double expected, double slack) {
    if (expected == null) {
      mustBe((String) null);
      return;
    }
    mustLieIn(expected, expected, slack);
  }

  /** Reports a value that is not a number of a closed interval, within the tolerance. */
  void mustLieIn(double least, double most, double slack) {
    Double found = number();
    if (found == null) {
      return;
    }
    findings.count();
    if (!Findings.agree(Math.max(least, Math.min(most, found)), found, slack)) {
      mismatch(least == most ? String.valueOf(least) : "from " + least + " to " + most);
    }
  }

  /** Reports the value with what it should be. */
  void mismatch(String expected) {
    if (value != null) {
      findings.add(file, path, expected, shown(value));
    }
  }

  private static String shown(JsonValue value) {
    if (value instanceof JsonValue.Mapping) {
      return "an object";
    } else if (value instanceof JsonValue.Sequence) {
      return "an array";
    }
    return value instanceof JsonValue.Literal literal
        ? literal.name().toLowerCase(Locale.ROOT)
        : value.toString();
  }
}
