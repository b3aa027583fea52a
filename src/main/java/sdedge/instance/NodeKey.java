package sdedge.instance;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import sdedge.document.NumberRange;
import sdedge.document.tree.ObjectReader;

/**
 * A key of nodes, of a number or the path of a file: what reads it, what writes it and the schema
 * know it by this.
 *
 * @param range of a number; null of a path, which must be there
 * @param otherwise the number if it is left out; empty if it must not be
 */
public record NodeKey(
    String key, @Nullable NumberRange range, OptionalDouble otherwise, String meaning) {

  static NodeKey positive(String key, String meaning) {
    return new NodeKey(key, NumberRange.POSITIVE, OptionalDouble.empty(), meaning);
  }

  static NodeKey efficiency(String key, String meaning) {
    return new NodeKey(key, NumberRange.EFFICIENCY, OptionalDouble.of(1), meaning);
  }

  static NodeKey file(String key, String meaning) {
    return new NodeKey(key, null, OptionalDouble.empty(), meaning);
  }

  /** The number that a node has there. */
  double read(ObjectReader node) {
    NumberRange allowed = range == null ? NumberRange.FINITE : range;
    return otherwise.isPresent()
        ? node.number(key, allowed, otherwise.getAsDouble())
        : node.number(key, allowed);
  }

  /** What it means, with the values allowed. */
  public String description() {
    String left = otherwise.isPresent() ? ", default " + text(otherwise.getAsDouble()) : "";
    return range == null ? meaning : meaning + ", " + range.text() + left;
  }

  /** Whether it must be there. */
  public boolean required() {
    return otherwise.isEmpty();
  }

  /** The JSON Schema of its values. */
  public String schema() {
    if (range == null) {
      return "{\"type\": \"string\", \"minLength\": 1, \"maxLength\": 1024}";
    }
    StringBuilder schema = new StringBuilder("{\"type\": \"number\"");
    if (range.min() > -Double.MAX_VALUE) {
      String end = range.minIncluded() ? "minimum" : "exclusiveMinimum";
      schema.append(", \"").append(end).append("\": ").append(text(range.min()));
    }
    if (range.max() < Double.MAX_VALUE) {
      schema.append(", \"maximum\": ").append(text(range.max()));
    }
    otherwise.ifPresent(value -> schema.append(", \"default\": ").append(text(value)));
    return schema.append('}').toString();
  }

  private static String text(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
