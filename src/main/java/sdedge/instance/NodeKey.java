package sdedge.instance;

import java.util.OptionalDouble;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;

/** A key of nodes: what reads it, what writes it and the schema know it by this. */
public sealed interface NodeKey {
  /** Its name. */
  String key();

  /** What it means, with the values allowed. */
  String description();

  /** Whether it must be there. */
  boolean required();

  /** The JSON Schema of its values. */
  String schema();

  /** What latency models read of a node. */
  interface Source {
    /** The keys of the node. */
    ObjectReader node();

    /** The table in a file; problems are reported at the value that names it. */
    LatencyTable table(ValueReader value, String path);
  }

  /**
   * A number.
   *
   * @param otherwise if it is left out; empty if it must not be
   */
  record Figure(String key, NumberRange range, OptionalDouble otherwise, String meaning)
      implements NodeKey {
    static Figure positive(String key, String meaning) {
      return new Figure(key, NumberRange.POSITIVE, OptionalDouble.empty(), meaning);
    }

    static Figure efficiency(String key, String meaning) {
      return new Figure(key, NumberRange.EFFICIENCY, OptionalDouble.of(1), meaning);
    }

    double read(Source source) {
      return read(source.node());
    }

    double read(ObjectReader node) {
      return otherwise.isPresent()
          ? node.number(key, range, otherwise.getAsDouble())
          : node.number(key, range);
    }

    @Override
    public String description() {
      String left = otherwise.isPresent() ? ", default " + text(otherwise.getAsDouble()) : "";
      return meaning + ", " + range.text() + left;
    }

    @Override
    public boolean required() {
      return otherwise.isEmpty();
    }

    @Override
    public String schema() {
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

  /** The path of a file with measured times. */
  record TableFile(String key, String meaning) implements NodeKey {
    LatencyTable read(Source source) {
      ValueReader value = source.node().required(key);
      int before = value.problems().count();
      String path = value.text(TextRule.PATH);
      return value.problems().count() > before ? LatencyTable.UNREAD : source.table(value, path);
    }

    @Override
    public String description() {
      return meaning;
    }

    @Override
    public boolean required() {
      return true;
    }

    @Override
    public String schema() {
      return "{\"type\": \"string\", \"minLength\": 1, \"maxLength\": 1024}";
    }
  }
}
