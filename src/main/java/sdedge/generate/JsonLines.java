package sdedge.generate;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import sdedge.document.Problems;
import sdedge.document.tree.JsonMistake;

/**
 * JSON Lines: objects one after the other, however many. What stands in objects inside them has a
 * name such as {@code metrics.output_sequence_length.value}; lists are passed over.
 */
final class JsonLines {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int BYTE_ORDER_MARK = 3; // bytes

  private JsonLines() {}

  /** A number or a text, and where it stands. */
  record Value(String text, int line, int column) {}

  /**
   * An object.
   *
   * @param line where it begins, as {@code column}
   */
  record Row(int line, int column, Map<String, Value> values) {}

  /** Whether a text begins with an object; it can still be read from its beginning. */
  static boolean isOne(InputStream marking) throws IOException {
    marking.mark(1 << 13);
    byte[] beginning = marking.readNBytes(1 << 12);
    marking.reset();
    int at = beginning.length > 0 && (beginning[0] & 0xff) == 0xef ? BYTE_ORDER_MARK : 0;
    while (at < beginning.length && beginning[at] <= ' ' && beginning[at] >= 0) {
      at++;
    }
    return at < beginning.length && beginning[at] == '{';
  }

  /** Hands on the objects as they are read, until too much is wrong. */
  static void stream(Problems problems, InputStream in, Consumer<Row> rows) throws IOException {
    try (JsonParser json = JSON.createParser(in)) {
      json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      for (JsonToken token = json.nextToken();
          token != null && !problems.isFull();
          token = json.nextToken()) {
        JsonLocation at = json.currentTokenLocation();
        if (token != JsonToken.START_OBJECT) {
          problems.add(at.getLineNr(), at.getColumnNr(), "", json.getText() + " must be an object");
          return;
        }
        rows.accept(new Row(at.getLineNr(), at.getColumnNr(), values(json)));
      }
    } catch (JacksonException e) {
      JsonMistake mistake = JsonMistake.of(e);
      problems.add(mistake.line(), mistake.column(), "", mistake.message());
    }
  }

  private static Map<String, Value> values(JsonParser json) throws IOException {
    Map<String, Value> values = new LinkedHashMap<>();
    add(values, "", json);
    return values;
  }

  private static void add(Map<String, Value> values, String before, JsonParser json)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = before + json.currentName();
      JsonToken token = json.nextToken();
      if (token.isScalarValue()) {
        JsonLocation at = json.currentTokenLocation();
        values.put(name, new Value(json.getText(), at.getLineNr(), at.getColumnNr()));
      } else if (token == JsonToken.START_OBJECT) {
        add(values, name + ".", json);
      } else {
        json.skipChildren();
      }
    }
  }
}
