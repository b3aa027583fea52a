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
import sdedge.report.PageContent.Reported;
import sdedge.result.files.ResultTable;
import sdedge.result.files.saved.SavedFolder.Saved;
import sdedge.result.files.saved.SavedFolder.SavedDocument;
import sdedge.result.files.saved.SavedTable;
import sdedge.result.table.Json;
import sdedge.study.experiment.ExperimentFolder.SavedExperiment;
import sdedge.study.stream.SavedStream;
import sdedge.study.users.CapacityFindings.SavedCapacity;

/** The data of a page as JSON that no HTML parser takes for anything else. */
final class PageData {
  private static final JsonFactory FACTORY = new JsonFactory();

  private PageData() {}

  /** The text of the script element that holds the data. */
  static String of(PageContent content, Map<String, String> versions) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      Map<String, @Nullable Object> fields = Json.fields("versions", versions);
      fields.put("results", content.results().stream().map(PageData::result).toList());
      fields.put("streams", content.streams().stream().map(PageData::stream).toList());
      fields.put("capacities", content.capacities().stream().map(PageData::capacity).toList());
      fields.put("comparisons", content.comparisons().stream().map(PageData::comparison).toList());
      fields.put("experiments", content.experiments().stream().map(PageData::experiment).toList());
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

  private static Map<String, @Nullable Object> result(Reported reported) {
    Saved result = reported.result();
    Map<String, @Nullable Object> fields = Json.fields("directory", result.directory());
    put(fields, "run", result.run().document());
    put(fields, "summary", result.summary());
    put(fields, "plan", result.plan());
    for (ResultTable table : ResultTable.values()) {
      SavedTable saved = result.tables().get(table);
      if (saved != null) {
        fields.put(table.file().replace(".csv", ""), table(saved));
      }
    }
    put(fields, "explanation", reported.explanation());
    Saved comparison = reported.comparison();
    if (comparison != null) {
      fields.put("comparison", comparison(comparison));
    }
    return fields;
  }

  private static Map<String, @Nullable Object> comparison(Saved comparison) {
    Map<String, @Nullable Object> fields = Json.fields("directory", comparison.directory());
    put(fields, "run", comparison.run().document());
    comparison.tables().values().forEach(table -> fields.put("table", table(table)));
    return fields;
  }

  private static Map<String, @Nullable Object> stream(SavedStream stream) {
    Map<String, @Nullable Object> fields = Json.fields("directory", stream.directory());
    put(fields, "run", stream.run().document());
    put(fields, "stream", stream.stream());
    fields.put("rates", table(stream.rates()));
    fields.put("requests", table(stream.requests()));
    fields.put("schedule", table(stream.schedule()));
    return fields;
  }

  private static Map<String, @Nullable Object> capacity(SavedCapacity capacity) {
    Map<String, @Nullable Object> fields = Json.fields("directory", capacity.directory());
    put(fields, "run", capacity.run().document());
    put(fields, "capacity", capacity.capacity());
    return fields;
  }

  private static Map<String, @Nullable Object> experiment(SavedExperiment experiment) {
    Map<String, @Nullable Object> fields = Json.fields("directory", experiment.directory());
    fields.put("kind", experiment.kind().toString());
    fields.put("tracks", experiment.tracks());
    fields.put("conditions", experiment.conditions().sections());
    fields.put("rows", table(experiment.rows()));
    SavedTable means = experiment.means();
    fields.put("means", means == null ? null : table(means));
    return fields;
  }

  private static void put(
      Map<String, @Nullable Object> fields, String key, @Nullable SavedDocument document) {
    if (document != null) {
      Json.Body body = json -> json.writeRawValue(document.json());
      fields.put(key, body);
    }
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
