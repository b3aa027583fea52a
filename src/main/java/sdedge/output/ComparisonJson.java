package sdedge.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

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
    for (Comparison.Entry entry : comparison.entries()) {
      Result result = entry.result();
      json.writeStartObject();
      json.writeStringField("method", result.method());
      json.writeStringField("status", result.status().key());
      json.writeStringField("termination", result.termination().key());
      Json.number(json, "makespan_s", entry.makespanS());
      Json.number(json, "bound_s", result.boundS());
      Json.number(json, "gap_to_optimum", entry.gapTo(comparison.optimumS()));
      Json.number(json, "reduction_by_optimum", entry.reductionBy(comparison.optimumS()));
      Json.number(json, "reduction_by_joint", entry.reductionBy(comparison.jointS()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
