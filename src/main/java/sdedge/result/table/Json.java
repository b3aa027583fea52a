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
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

  /** Writes a finite number, or null. */
  public static void number(JsonGenerator json, String key, @Nullable Double value)
      throws IOException {
    if (value == null) {
      json.writeNullField(key);
      return;
    }
    json.writeFieldName(key);
    json.writeNumber(Numbers.text(value));
  }

  /** Writes a text, or null. */
  public static void text(JsonGenerator json, String key, @Nullable String value)
      throws IOException {
    if (value == null) {
      json.writeNullField(key);
    } else {
      json.writeStringField(key, value);
    }
  }

  /** Writes a list of texts; nothing if there are none. */
  public static void texts(JsonGenerator json, String key, List<String> texts) throws IOException {
    if (!texts.isEmpty()) {
      json.writeArrayFieldStart(key);
      for (String text : texts) {
        json.writeString(text);
      }
      json.writeEndArray();
    }
  }

  /** An object of texts, numbers, booleans or nulls by their keys. */
  public static Body object(Map<String, ? extends @Nullable Object> values) {
    return json -> {
      json.writeStartObject();
      for (Map.Entry<String, ? extends @Nullable Object> entry : values.entrySet()) {
        value(json, entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
    };
  }

  /** An array of texts. */
  public static Body list(List<String> texts) {
    return list(texts, text -> json -> json.writeString(text));
  }

  /** An array of what each of some things is written as. */
  public static <T> Body list(Iterable<T> things, Function<T, Body> written) {
    return json -> {
      json.writeStartArray();
      for (T thing : things) {
        written.apply(thing).writeTo(json);
      }
      json.writeEndArray();
    };
  }

  /** Writes a text, a number, a boolean, what writes itself, or null. */
  public static void value(JsonGenerator json, String key, @Nullable Object value)
      throws IOException {
    if (value instanceof Double number) {
      number(json, key, number);
    } else if (value instanceof Body body) {
      json.writeFieldName(key);
      body.writeTo(json);
    } else {
      json.writeObjectField(key, value);
    }
  }
}
