package sdedge.document.tree;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import sdedge.document.Problems;

/**
 * JSON Lines: objects one after the other, however many. What stands in objects inside them has a
 * name such as {@code metrics.output_sequence_length.value}; lists are passed over, but for some,
 * whose elements are named by their numbers.
 */
public final class JsonLines {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int BYTE_ORDER_MARK = 3; // bytes

  private final JsonParser json;
  private final Set<String> lists;
  private Map<String, Value> values = new LinkedHashMap<>(); // of the object that is read

  private JsonLines(JsonParser json, Set<String> lists) {
    this.json = json;
    this.lists = lists;
  }

  /**
   * A number or a text, and where it stands.
   *
   * @param number NaN of what is none, or beyond the largest double
   */
  public record Value(String text, double number, int line, int column) {}

  /**
   * An object.
   *
   * @param line where it begins, as {@code column}
   */
  public record Row(int line, int column, Map<String, Value> values) {}

  /** Whether a text begins with an object; it can still be read from its beginning. */
  public static boolean isOne(InputStream marking) throws IOException {
    marking.mark(1 << 13);
    byte[] beginning = marking.readNBytes(1 << 12);
    marking.reset();
    int at = beginning.length > 0 && (beginning[0] & 0xff) == 0xef ? BYTE_ORDER_MARK : 0;
    while (at < beginning.length && beginning[at] <= ' ' && beginning[at] >= 0) {
      at++;
    }
    return at < beginning.length && beginning[at] == '{';
  }

  /** Hands on the objects as they are read, without lists, until too much is wrong. */
  public static void stream(Problems problems, InputStream in, Consumer<Row> rows)
      throws IOException {
    stream(problems, in, Set.of(), text -> text + " must be an object", rows);
  }

  /**
   * Hands on the objects as they are read, until too much is wrong.
   *
   * @param lists the names of those that are read
   * @param other what is said of a text between them that begins none
   */
  public static void stream(
      Problems problems,
      InputStream in,
      Set<String> lists,
      UnaryOperator<String> other,
      Consumer<Row> rows)
      throws IOException {
    try (JsonParser json = JSON.createParser(in)) {
      json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      JsonLines lines = new JsonLines(json, lists);
      for (JsonToken token = json.nextToken();
          token != null && !problems.isFull();
          token = json.nextToken()) {
        JsonLocation at = json.currentTokenLocation();
        if (token != JsonToken.START_OBJECT) {
          problems.add(at.getLineNr(), at.getColumnNr(), "", other.apply(json.getText()));
          return;
        }
        lines.values = new LinkedHashMap<>();
        lines.add("", token);
        rows.accept(new Row(at.getLineNr(), at.getColumnNr(), lines.values));
      }
    } catch (JacksonException e) {
      JsonMistake mistake = JsonMistake.of(e);
      problems.add(mistake.line(), mistake.column(), "", mistake.message());
    }
  }

  private void add(String name, JsonToken token) throws IOException {
    if (token.isScalarValue()) {
      JsonLocation at = json.currentTokenLocation();
      double number = token.isNumeric() ? json.getDoubleValue() : Double.NaN;
      values.put(
          name,
          new Value(
              json.getText(),
              Double.isFinite(number) ? number : Double.NaN,
              at.getLineNr(),
              at.getColumnNr()));
    } else if (token == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        add((name.isEmpty() ? "" : name + ".") + json.currentName(), json.nextToken());
      }
    } else if (lists.contains(name)) {
      JsonToken next = json.nextToken();
      for (int i = 0; next != null && next != JsonToken.END_ARRAY; i++) {
        add(name + "." + i, next);
        next = json.nextToken();
      }
    } else {
      json.skipChildren();
    }
  }
}
