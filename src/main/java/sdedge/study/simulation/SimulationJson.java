package sdedge.study.simulation;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import sdedge.result.table.FileContent;
import sdedge.result.table.Json;

/**
 * {@code summary.json} of a simulation; the same for the same input, whatever the threads.
 *
 * @param warnings of the instance and of the plans
 */
public record SimulationJson(
    String instance,
    String pipeline,
    long seed,
    int runs,
    SimulationResult result,
    List<String> warnings)
    implements FileContent {
  @Override
  public void writeTo(OutputStream out) throws IOException {
    Json.write(out, this::document);
  }

  private void document(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("instance", instance);
    json.writeStringField("pipeline", pipeline);
    json.writeNumberField("seed", seed);
    json.writeNumberField("runs", runs);
    json.writeArrayFieldStart("plans");
    for (PlanSummary plan : result.plans()) {
      plan(json, plan);
    }
    json.writeEndArray();
    Json.texts(json, "warnings", warnings);
    json.writeEndObject();
  }

  private static void plan(JsonGenerator json, PlanSummary plan) throws IOException {
    Distribution makespan = plan.makespan();
    json.writeStartObject();
    json.writeStringField("plan", plan.name());
    Json.number(json, "predicted_makespan_s", plan.predictedS());
    Json.number(json, "prediction_error", plan.error());
    Json.number(json, "makespan_mean_s", makespan.mean());
    Json.number(json, "makespan_standard_error_s", makespan.standardError());
    Json.number(json, "makespan_p50_s", makespan.p50());
    Json.number(json, "makespan_p95_s", makespan.p95());
    Json.number(json, "makespan_p99_s", makespan.p99());
    Json.number(json, "slo_share", plan.kept());
    PairedComparison paired = plan.toFirst();
    boolean interval = paired != null && Double.isFinite(paired.lowS());
    Json.number(json, "difference_to_first_s", paired == null ? null : paired.meanS());
    Json.number(json, "difference_low_s", paired != null && interval ? paired.lowS() : null);
    Json.number(json, "difference_high_s", paired != null && interval ? paired.highS() : null);
    json.writeEndObject();
  }
}
