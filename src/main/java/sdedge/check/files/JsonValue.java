package sdedge.check.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a JSON document. */
public sealed interface JsonValue {
  /** An object; no key comes twice. */
  record Mapping(Map<String, JsonValue> fields) implements JsonValue {}

  /** An array. */
  record Sequence(List<JsonValue> items) implements JsonValue {}

  /** A string. */
  record Text(String value) implements JsonValue {
    @Override
    public String toString() {
      return value;
    }
  }

  /** A number as written. */
  record Numeral(String text, boolean integer) implements JsonValue {
    @Override
    public String toString() {
      return text;
    }
  }

  /** A literal: true, false or null. */
  enum Literal implements JsonValue {
    TRUE,
    FALSE,
    NULL
  }

  /**
   * Reads a document.
   *
   * @throws com.fasterxml.jackson.core.JacksonException if it is none
   */
  static JsonValue read(InputStream in) throws IOException {
    Reader utf8 = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
    try (JsonParser json = Parsing.FACTORY.createParser(utf8)) {
      json.nextToken();
      JsonValue value = Parsing.value(json);
      if (json.nextToken() != null) {
        throw Parsing.failure(json, "more than one value");
      }
      return value;
    } catch (CharacterCodingException e) {
      throw new JsonParseException(null, "not in UTF-8", e);
    }
  }

  /** The reader of documents. */
  final class Parsing {
    private static final JsonFactory FACTORY =
        new JsonFactoryBuilder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private Parsing() {}

    private static JsonValue value(JsonParser json) throws IOException {
      JsonToken token = json.currentToken();
      if (token == null) {
        throw failure(json, "an empty file");
      }
      return switch (token) {
        case START_OBJECT -> mapping(json);
        case START_ARRAY -> sequence(json);
        case VALUE_STRING -> new Text(json.getText());
        case VALUE_NUMBER_INT -> new Numeral(json.getText(), true);
        case VALUE_NUMBER_FLOAT -> new Numeral(json.getText(), false);
        case VALUE_TRUE -> Literal.TRUE;
        case VALUE_FALSE -> Literal.FALSE;
        case VALUE_NULL -> Literal.NULL;
        default -> throw failure(json, "no value");
      };
    }

    private static JsonValue mapping(JsonParser json) throws IOException {
      Map<String, JsonValue> fields = new LinkedHashMap<>();
      for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
        json.nextToken();
        fields.put(key, value(json));
      }
      return new Mapping(fields);
    }

    private static JsonValue sequence(JsonParser json) throws IOException {
      List<JsonValue> items = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(json));
      }
      return new Sequence(items);
    }

    private static IOException failure(JsonParser json, String message) {
      return new JsonParseException(json, message);
    }
  }
}
