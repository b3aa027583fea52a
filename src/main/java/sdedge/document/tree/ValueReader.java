package sdedge.document.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.Suggestion;
import sdedge.document.TextRule;
import sdedge.document.tree.CoreScalar.DecimalComma;
import sdedge.document.tree.DocumentNode.Mapping;
import sdedge.document.tree.DocumentNode.NodeText;
import sdedge.document.tree.DocumentNode.Scalar;
import sdedge.document.tree.DocumentNode.Sequence;

/**
 * One value of a document. The typed getters report a value that is missing or wrong and return a
 * placeholder then, so that reading can go on; nothing built from it may be used, see {@link
 * Problems#throwIfAny()}.
 */
public final class ValueReader {
  private final Problems problems;
  private final @Nullable DocumentNode node;
  private final String path;
  private final int line;
  private final int column;

  /**
   * @param node null if the value is missing from the collection at {@code line} and {@code column}
   */
  private ValueReader(
      Problems problems, @Nullable DocumentNode node, String path, int line, int column) {
    this.problems = problems;
    this.node = node;
    this.path = path;
    this.line = line;
    this.column = column;
  }

  static ValueReader of(Problems problems, DocumentNode node, String path) {
    return new ValueReader(problems, node, path, node.line(), node.column());
  }

  static ValueReader missing(Problems problems, DocumentNode parent, String path) {
    return new ValueReader(problems, null, path, parent.line(), parent.column());
  }

  /** Such as {@code tasks[3].acceptance}; empty for the document. */
  public String path() {
    return path;
  }

  /** The line of the value, or of the collection it is missing from. */
  public int line() {
    return line;
  }

  /** The node behind it; null if the value is missing. */
  @Nullable DocumentNode node() {
    return node;
  }

  /** The collector of problems. */
  public Problems problems() {
    return problems;
  }

  /** Reports a problem of this value. */
  public void report(String message) {
    problems.add(line, column, path, message);
  }

  /** Whether the value is a list. */
  public boolean isList() {
    return node instanceof Sequence;
  }

  /** Whether the value is a mapping. */
  public boolean isObject() {
    return node instanceof Mapping;
  }

  /** The number of entries of a list or a mapping; 0 for anything else. */
  public int size() {
    if (node instanceof Sequence sequence) {
      return sequence.items().size();
    }
    return node instanceof Mapping mapping ? mapping.entries().size() : 0;
  }

  /** Whether the value is written as null. */
  public boolean isNull() {
    return node instanceof Scalar scalar && scalar.plain() && CoreScalar.isNull(scalar.text());
  }

  /**
   * A scalar that is written without quotes, so perhaps is a number; null if it is none, which is
   * not reported.
   */
  public @Nullable String plain() {
    return node instanceof Scalar scalar && scalar.plain() ? scalar.text() : null;
  }

  /** A scalar that is written in quotes; null if it is none, which is not reported. */
  public @Nullable String quoted() {
    return node instanceof Scalar scalar && !scalar.plain() ? scalar.text() : null;
  }

  /** This mapping with a value at a key, in place of the one that may be there. */
  public ValueReader with(String key, ValueReader value) {
    if (!(node instanceof Mapping mapping) || value.node == null) {
      return this;
    }
    List<DocumentNode.Entry> entries = new ArrayList<>(mapping.entries());
    entries.removeIf(entry -> entry.key().equals(key));
    entries.add(new DocumentNode.Entry(value.line, value.column, key, value.node));
    return of(problems, new Mapping(mapping.line(), mapping.column(), entries), path);
  }

  /** A list of this value alone. */
  public ValueReader asList() {
    List<DocumentNode> items = node == null ? List.of() : List.of(node);
    return of(problems, new Sequence(line, column, items), path);
  }

  /** This mapping without some keys. */
  public ValueReader without(Set<String> keys) {
    if (!(node instanceof Mapping mapping)) {
      return this;
    }
    List<DocumentNode.Entry> entries =
        mapping.entries().stream().filter(entry -> !keys.contains(entry.key())).toList();
    return of(problems, new Mapping(mapping.line(), mapping.column(), entries), path);
  }

  /**
   * The value at a path from here; null, which is not reported, if there is none.
   *
   * @param where without {@code [*]}, at which there is no single value
   */
  public @Nullable ValueReader at(OverridePath where) {
    DocumentNode found = node;
    for (OverridePath.Step step : where.steps()) {
      found = found == null ? null : step.from(found);
    }
    return found == null ? null : of(problems, found, where.toString());
  }

  /** Whether there is a value at all, and one that can be read. */
  public boolean isKnown() {
    return node != null && !(node instanceof DocumentNode.Unusable);
  }

  /** The value as it appears in messages; {@code the default} if there is none. */
  public String found() {
    return isKnown() && node != null ? NodeText.of(node) : "the default";
  }

  /** A text; the placeholder is empty. */
  public String text(TextRule rule) {
    Scalar scalar = scalar(rule.description());
    if (scalar == null) {
      return "";
    }
    boolean isText = !scalar.plain() || CoreScalar.isText(scalar.text());
    if (isText && rule.allows(scalar.text())) {
      return scalar.text();
    }
    boolean quotable = !isText && rule.allows(scalar.text());
    reject(rule.description() + (quotable ? "; as a text it needs quotes" : ""));
    return "";
  }

  /** An integer; the placeholder is {@code min}. */
  public int integer(int min, int max) {
    String allowed = min == max ? "the integer " + min : "an integer from " + min + " to " + max;
    Scalar scalar = scalar(allowed);
    if (scalar == null) {
      return min;
    }
    if (!scalar.plain() || !CoreScalar.isInteger(scalar.text())) {
      reject(allowed + hint(scalar, " without point or exponent"));
      return min;
    }
    Long value = CoreScalar.integer(scalar.text());
    if (value == null || value < min || value > max) {
      reject(allowed);
      return min;
    }
    return value.intValue();
  }

  /** A number; the placeholder is {@link Double#NaN}. */
  public double number(NumberRange range) {
    Scalar scalar = scalar(range.description());
    if (scalar == null) {
      return Double.NaN;
    }
    OptionalDouble value =
        scalar.plain() ? CoreScalar.number(scalar.text()) : OptionalDouble.empty();
    if (value.isEmpty()) {
      reject(range.description() + hint(scalar, "") + DecimalComma.hint(scalar.text()));
    } else if (Double.isInfinite(value.getAsDouble())) {
      report(NodeText.of(scalar) + " is beyond the largest double, 1.7976931348623157e308");
    } else if (range.contains(value.getAsDouble())) {
      return value.getAsDouble();
    } else {
      reject(range.text());
    }
    return Double.NaN;
  }

  /** {@code true} or {@code false}; the placeholder is false. */
  public boolean bool() {
    Scalar scalar = scalar("true or false");
    if (scalar != null && !(scalar.plain() && CoreScalar.isBoolean(scalar.text()))) {
      reject("true or false" + (CoreScalar.isBoolean(scalar.text()) ? " without quotes" : ""));
      return false;
    }
    return scalar != null && Character.toLowerCase(scalar.text().charAt(0)) == 't';
  }

  /** One of some words; the placeholder is the first. */
  public <E> E word(E[] constants, Function<E, String> key) {
    return word(constants, key, (constant, text) -> false);
  }

  /**
   * One of some words; the placeholder is the first.
   *
   * @param isAlias whether a constant may be written otherwise, too
   */
  public <E> E word(E[] constants, Function<E, String> key, BiPredicate<E, String> isAlias) {
    List<String> words = Arrays.stream(constants).map(key).toList();
    String allowed = (words.size() == 1 ? "" : "one of ") + String.join(", ", words);
    Scalar scalar = scalar(allowed);
    if (scalar != null) {
      int index = words.indexOf(scalar.text());
      if (index >= 0) {
        return constants[index];
      }
      for (E constant : constants) {
        if (isAlias.test(constant, scalar.text())) {
          return constant;
        }
      }
      reject(allowed + "." + Suggestion.of(scalar.text(), words));
    }
    return constants[0];
  }

  /** The items of a list, no more than {@code max}; the placeholder is empty. */
  public List<ValueReader> list(int min, int max) {
    String upTo = max == Integer.MAX_VALUE ? "" : " to " + max;
    String entries = (upTo.isEmpty() ? "at least " : "") + min + upTo;
    entries += max == 1 || (min == 1 && upTo.isEmpty()) ? " entry" : " entries";
    String allowed = min == 0 && upTo.isEmpty() ? "a list" : "a list of " + entries;
    if (!isReadable(allowed)) {
      return List.of();
    }
    if (!(node instanceof Sequence sequence)) {
      reject(allowed);
      return List.of();
    }
    int size = sequence.items().size();
    if (size < min || size > max) {
      report("a list of " + size + " must have " + entries);
    }
    List<ValueReader> items = new ArrayList<>();
    for (int i = 0; i < Math.min(size, max); i++) {
      items.add(of(problems, sequence.items().get(i), path + "[" + i + "]"));
    }
    return items;
  }

  /** A mapping; the placeholder is one that finds nothing and reports nothing. */
  public ObjectReader object() {
    if (isReadable("a mapping") && !(node instanceof Mapping)) {
      reject("a mapping");
    }
    return new ObjectReader(problems, node instanceof Mapping mapping ? mapping : null, path);
  }

  private @Nullable Scalar scalar(String allowed) {
    if (!isReadable(allowed)) {
      return null;
    }
    if (node instanceof Scalar scalar) {
      return scalar;
    }
    reject(allowed);
    return null;
  }

  /** False if there is no value, which is reported unless it already was. */
  private boolean isReadable(String allowed) {
    if (node == null) {
      report("required but missing: " + allowed);
    } else if (!isKnown()) {
      problems.skip();
    }
    return isKnown();
  }

  /** Reports what the value must be, or that it is missing. */
  public void reject(String allowed) {
    if (isReadable(allowed)) {
      report(found(), allowed);
    }
  }

  /** Reports something else than {@link #found()} that the value says, and what it must be. */
  public void report(String found, String allowed) {
    problems.add(line, column, path, found, allowed);
  }

  private static String hint(Scalar scalar, String ofNumber) {
    if (CoreScalar.isNumber(scalar.text()) && !CoreScalar.isNotFinite(scalar.text())) {
      return scalar.plain() ? ofNumber : " without quotes";
    }
    return "";
  }
}
