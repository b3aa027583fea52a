package sdedge.document.tree;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.Quote;
import sdedge.document.Suggestion;
import sdedge.document.TextRule;
import sdedge.document.tree.CoreScalar.DecimalComma;
import sdedge.document.tree.DocumentNode.Entry;
import sdedge.document.tree.DocumentNode.Mapping;

/**
 * A mapping of a document. Getters without a default report a missing key; {@link #finish} reports
 * the keys that none of them asked for. Placeholders are those of {@link ValueReader}.
 */
public final class ObjectReader {
  private final Problems problems;
  private final @Nullable Mapping mapping;
  private final String path;
  private final Set<String> known = new LinkedHashSet<>();

  ObjectReader(Problems problems, @Nullable Mapping mapping, String path) {
    this.problems = problems;
    this.mapping = mapping;
    this.path = path;
  }

  /** The collector of problems. */
  public Problems problems() {
    return problems;
  }

  /** The value of a key that must be there; while it is not asked for, only a place. */
  public ValueReader required(String key) {
    Optional<ValueReader> present = optional(key);
    if (present.isPresent()) {
      return present.get();
    }
    String valuePath = Quote.path(path, key);
    return mapping == null
        ? ValueReader.of(problems, new DocumentNode.Unusable(1, 1), valuePath)
        : ValueReader.missing(problems, mapping, valuePath);
  }

  /** The value of a key that may be left out. */
  public Optional<ValueReader> optional(String key) {
    known.add(key);
    Entry entry = mapping == null ? null : mapping.get(key);
    return entry == null
        ? Optional.empty()
        : Optional.of(ValueReader.of(problems, entry.value(), Quote.path(path, key)));
  }

  /** The number at a key that nothing depends on, if there is one; nothing is reported. */
  public OptionalDouble glimpse(String key) {
    Entry entry = mapping == null ? null : mapping.get(key);
    return entry != null && entry.value() instanceof DocumentNode.Scalar scalar && scalar.plain()
        ? CoreScalar.number(scalar.text())
        : OptionalDouble.empty();
  }

  /** Accepts keys whatever their values. */
  public void ignore(String... keys) {
    known.addAll(List.of(keys));
  }

  public String text(String key, TextRule rule) {
    return required(key).text(rule);
  }

  public int integer(String key, int min, int max) {
    return required(key).integer(min, max);
  }

  public int integer(String key, int min, int max, int defaultValue) {
    return optional(key).map(v -> v.integer(min, max)).orElse(defaultValue);
  }

  public double number(String key, NumberRange range) {
    return required(key).number(range);
  }

  public double number(String key, NumberRange range, double defaultValue) {
    return optional(key).map(v -> v.number(range)).orElse(defaultValue);
  }

  public boolean bool(String key, boolean defaultValue) {
    return optional(key).map(ValueReader::bool).orElse(defaultValue);
  }

  public <E> E word(String key, E[] constants, Function<E, String> name) {
    return required(key).word(constants, name);
  }

  public <E> E word(String key, E[] constants, Function<E, String> name, E defaultValue) {
    return optional(key).map(v -> v.word(constants, name)).orElse(defaultValue);
  }

  public List<ValueReader> list(String key, int min, int max) {
    return required(key).list(min, max);
  }

  public ObjectReader object(String key) {
    return required(key).object();
  }

  /**
   * The mapping as one of at most {@code max} names to values, each name checked; all keys count as
   * known.
   */
  public Map<String, ValueReader> entries(TextRule rule, int max) {
    Map<String, ValueReader> entries = new LinkedHashMap<>();
    if (mapping != null) {
      int size = mapping.entries().size();
      if (size > max) {
        String message = "a mapping of " + size + " must have at most " + max + " entries";
        problems.add(mapping.line(), mapping.column(), path, message);
      }
      for (Entry entry : mapping.entries().subList(0, Math.min(size, max))) {
        String valuePath = Quote.path(path, entry.key());
        known.add(entry.key());
        entries.put(entry.key(), ValueReader.of(problems, entry.value(), valuePath));
        if (!rule.allows(entry.key())) {
          String message = Quote.text(entry.key()) + " must be " + rule.description();
          problems.add(entry.line(), entry.column(), valuePath, message);
        }
      }
    }
    return entries;
  }

  /** Reports the keys that were not asked for. */
  public void finish() {
    if (mapping == null) {
      return;
    }
    List<Entry> entries = mapping.entries();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (i > 0 && DecimalComma.between(entries.get(i - 1), entry)) {
        Entry number = entries.get(i - 1);
        String where = Quote.path(path, number.key());
        problems.add(number.line(), number.column(), where, DecimalComma.message(number, entry));
      } else if (!known.contains(entry.key())) {
        String where = Quote.path(path, entry.key());
        problems.add(entry.line(), entry.column(), where, unknown(entry.key()));
      }
    }
  }

  private String unknown(String key) {
    return problems.isFull() // millions of unknown keys shall not take minutes
        ? "unknown key"
        : "unknown key; known are " + String.join(", ", known) + "." + Suggestion.of(key, known);
  }
}
