package sdedge.result.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON files: UTF-8, indented, LF, a line end at the end of the file. */
public final class Json {
  public static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private Json() {}

  /** Writes one value. */
  public interface Body {
    /** Writes the value; may leave its object open. */
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** Writes a document; {@code out} is flushed and stays open. */
  public static void write(OutputStream out, Body body) throws IOException {
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
    write(out, printer, body);
  }

  /** Writes a document without any space, for tables too long to be read. */
  public static void writeDense(OutputStream out, Body body) throws IOException {
    write(out, new MinimalPrettyPrinter(""), body);
  }

  private static void write(OutputStream out, PrettyPrinter printer, Body body) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.setPrettyPrinter(printer);
      body.writeTo(json);
    }
    out.write('\n');
    out.flush();
  }

  /** An object of some keys, each with its value after it. */
  public static Map<String, @Nullable Object> fields(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      fields.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return fields;
  }

  /** Writes a field. */
  public static void value(JsonGenerator json, String key, @Nullable Object value)
      throws IOException {
    json.writeFieldName(key);
    value(json, value);
  }

  /**
   * Writes a text, a finite number, a boolean, null, what writes itself, or a list or a map by keys
   * of such values.
   */
  public static void value(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value instanceof Double number) {
      json.writeNumber(Numbers.text(number));
    } else if (value instanceof Body body) {
      body.writeTo(json);
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        value(json, (String) entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Iterable<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        value(json, item);
      }
      json.writeEndArray();
    } else {
      json.writeObject(value);
    }
  }
}
