package sdedge.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.result.files.ResultTable;
import sdedge.result.files.saved.SavedComparison;
import sdedge.result.files.saved.SavedDocument;
import sdedge.result.files.saved.SavedResult;
import sdedge.result.files.saved.SavedTable;
import sdedge.result.files.saved.SavedTable.SavedColumn;
import sdedge.result.table.Numbers;

/** The data of a page as JSON that no HTML parser takes for anything else. */
final class PageData {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  private PageData(JsonGenerator json) {
    this.json = json;
  }

  /** The text of the script element that holds the data. */
  static String of(List<Reported> results, Map<String, String> versions) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      new PageData(json).page(results, versions);
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

  private void page(List<Reported> results, Map<String, String> versions) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("versions");
    for (Map.Entry<String, String> version : versions.entrySet()) {
      json.writeStringField(version.getKey(), version.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("results");
    for (Reported result : results) {
      result(result);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void result(Reported reported) throws IOException {
    SavedResult result = reported.result();
    json.writeStartObject();
    json.writeStringField("directory", result.directory());
    document("run", result.run());
    document("summary", result.summary());
    if (result.plan() != null) {
      document("plan", result.plan());
    }
    for (ResultTable table : ResultTable.values()) {
      SavedTable saved = result.tables().get(table);
      if (saved != null) {
        json.writeFieldName(table.file().replace(".csv", ""));
        table(saved);
      }
    }
    SavedComparison comparison = reported.comparison();
    if (comparison != null) {
      json.writeObjectFieldStart("comparison");
      json.writeStringField("directory", comparison.directory());
      document("run", comparison.run());
      json.writeFieldName("table");
      table(comparison.table());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void document(String name, SavedDocument document) throws IOException {
    json.writeFieldName(name);
    json.writeRawValue(document.json());
  }

  private void table(SavedTable table) throws IOException {
    json.writeStartObject();
    json.writeNumberField("rows", table.rows());
    json.writeObjectFieldStart("columns");
    for (Map.Entry<String, SavedColumn> column : table.columns().entrySet()) {
      json.writeFieldName(column.getKey());
      if (column.getValue() instanceof SavedColumn.Figures figures) {
        figures(figures.values());
      } else if (column.getValue() instanceof SavedColumn.Words words) {
        words(words.values());
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Whole numbers, which most are, without a point. */
  private void figures(List<@Nullable Double> values) throws IOException {
    json.writeStartArray();
    for (Double value : values) {
      if (value == null) {
        json.writeNull();
      } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
        json.writeNumber(value.longValue());
      } else {
        json.writeNumber(Numbers.text(value));
      }
    }
    json.writeEndArray();
  }

  /** Each word once, and which of them every row has. */
  private void words(List<@Nullable String> values) throws IOException {
    Map<String, Integer> index = new LinkedHashMap<>();
    json.writeStartObject();
    json.writeArrayFieldStart("at");
    for (String value : values) {
      json.writeNumber(value == null ? -1 : index.computeIfAbsent(value, word -> index.size()));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("words");
    for (String word : index.keySet()) {
      json.writeString(word);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
