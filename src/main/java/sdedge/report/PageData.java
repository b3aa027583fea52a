package sdedge.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.result.files.saved.SavedFolder.SavedDocument;
import sdedge.result.files.saved.SavedTable;
import sdedge.result.table.Json;

/** The data of a page as JSON that no HTML parser takes for anything else. */
final class PageData {
  private static final JsonFactory FACTORY = new JsonFactory();

  private PageData() {}

  /** The text of the script element that holds the data. */
  static String of(PageContent content, Map<String, String> versions) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      Map<String, @Nullable Object> fields = Json.fields("versions", versions);
      content
          .byKind()
          .forEach((kind, all) -> fields.put(kind, all.stream().map(PageData::shown).toList()));
      Json.value(json, fields);
    }
    return escaped(text.toString());
  }

  /** These characters occur in strings only, where they may be written by their code. */
  private static String escaped(String json) {
    StringBuilder text = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** Documents as they are, tables by column. */
  private static @Nullable Object shown(@Nullable Object part) {
    if (part instanceof SavedDocument document) {
      return (Json.Body) json -> json.writeRawValue(document.json());
    } else if (part instanceof SavedTable table) {
      return table(table);
    } else if (part instanceof Map<?, ?> parts) {
      Map<Object, @Nullable Object> shown = new LinkedHashMap<>();
      parts.forEach((name, value) -> shown.put(name, shown(value)));
      return shown;
    }
    return part;
  }

  private static Map<String, @Nullable Object> table(SavedTable table) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    for (int i = 0; i < table.columns().size(); i++) {
      List<@Nullable Object> values = table.values().get(i);
      columns.put(
          table.columns().get(i).name(),
          table.columns().get(i).isOfWords()
              ? words(values)
              : values.stream().map(PageData::figure).toList());
    }
    return Json.fields("rows", table.rows(), "columns", columns);
  }

  /** Whole numbers, which most are, without a point. */
  private static @Nullable Object figure(@Nullable Object value) {
    boolean whole =
        value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15;
    return whole && value instanceof Double number ? (Object) number.longValue() : value;
  }

  /** Each word once, and which of them every row has. */
  private static Map<String, @Nullable Object> words(List<@Nullable Object> values) {
    Map<Object, Integer> index = new LinkedHashMap<>();
    List<Integer> at = new ArrayList<>();
    for (Object value : values) {
      at.add(value == null ? -1 : index.computeIfAbsent(value, word -> index.size()));
    }
    return Json.fields("at", at, "words", index.keySet());
  }
}
