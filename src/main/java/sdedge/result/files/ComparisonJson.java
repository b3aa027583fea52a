package sdedge.result.files;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import sdedge.result.Comparison;
import sdedge.result.table.FileContent;
import sdedge.result.table.Json;

/** Writes {@code compare.json}, which like {@code compare.csv} does not depend on clocks. */
public record ComparisonJson(List<Comparison> comparisons) implements FileContent {
  public ComparisonJson {
    comparisons = List.copyOf(comparisons);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    Json.write(out, this::document);
  }

  private void document(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("instances");
    for (Comparison comparison : comparisons) {
      instance(json, comparison);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void instance(JsonGenerator json, Comparison comparison) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", comparison.instance().name());
    Json.number(json, "optimum_s", comparison.optimumS());
    json.writeArrayFieldStart("methods");
    for (ComparisonCsv.Row row : ComparisonCsv.Row.of(comparison).toList()) {
      json.writeStartObject();
      ComparisonCsv.TABLE.write(json, row);
      json.writeEndObject();
    }
    json.writeEndArray();
    Json.texts(json, "warnings", comparison.warnings());
    json.writeEndObject();
  }
}
