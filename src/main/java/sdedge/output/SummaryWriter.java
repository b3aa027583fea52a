package sdedge.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.TaskOrder;
import sdedge.plan.Plan;
import sdedge.search.Certificate;
import sdedge.timeline.Components;
import sdedge.timeline.Execution;
import sdedge.timeline.Utilisation;

/**
 * Writes {@code summary.json}. Nothing in it depends on clocks, machines or threads, so that equal
 * runs give equal files.
 */
public final class SummaryWriter {
  private final Result result;
  private final @Nullable Execution execution;
  private final @Nullable Multipliers multipliers;

  public SummaryWriter(Result result) {
    this(result, Multipliers.of(result.instance(), result.execution()));
  }

  SummaryWriter(Result result, @Nullable Multipliers multipliers) {
    this.result = result;
    execution = result.execution();
    this.multipliers = multipliers;
  }

  /** Writes the file; {@code out} stays open. */
  public void writeTo(OutputStream out) throws IOException {
    Json.write(out, this::document);
  }

  private void document(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", result.instance().name());
    json.writeStringField("status", result.status().key());
    json.writeStringField("termination", result.termination().key());
    json.writeStringField("method", result.method());
    decisions(json);
    Json.number(json, "makespan_s", execution == null ? null : execution.makespanS());
    Json.number(json, "bound_s", result.boundS());
    Json.number(json, "gap", result.gap());
    components(json, execution == null ? null : execution.components());
    utilisation(json, execution == null ? null : Utilisation.of(result.instance(), execution));
    json.writeNumberField("tokens", result.tokens());
    Json.number(
        json, "tokens_per_s", execution == null ? null : result.tokens() / execution.makespanS());
    Json.number(json, "autoregressive_makespan_s", result.autoregressiveS());
    Json.number(json, "reduction", result.reduction());
    if (result.meanStepsS() != null) {
      Json.number(json, "mean_steps_makespan_s", result.meanStepsS());
    }
    json.writeNumberField("states", result.counts().states());
    json.writeNumberField("labels", result.counts().labels());
    json.writeStringField("note", result.note());
    texts(json, "reasons", result.reasons());
    Json.texts(json, "warnings", result.warnings());
    search(json);
    json.writeFieldName("multipliers");
    if (multipliers == null) {
      json.writeNull();
    } else {
      multipliers.writeTo(json);
    }
    json.writeArrayFieldStart("certificates");
    for (Certificate certificate : result.certificates()) {
      write(json, certificate);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(JsonGenerator json, Certificate certificate) throws IOException {
    json.writeStartObject();
    TaskOrder order = certificate.order();
    Json.text(json, "order", order == null ? null : order.key());
    Json.value(json, "length", certificate.length());
    Json.number(json, "bound_s", certificate.boundS());
    weights(json, "weights_s_per_bit", certificate.perBit());
    weights(json, "weights_of_ready_times", certificate.ofReadyTimes());
    json.writeEndObject();
  }

  private void weights(JsonGenerator json, String key, Map<Integer, Double> weights)
      throws IOException {
    json.writeObjectFieldStart(key);
    for (Map.Entry<Integer, Double> weight : weights.entrySet()) {
      Json.number(json, result.instance().tasks().get(weight.getKey()).id(), weight.getValue());
    }
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String key, List<String> texts) throws IOException {
    json.writeArrayFieldStart(key);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /** The orders and uplink policies that the plan is the best of; null for a given plan. */
  private void search(JsonGenerator json) throws IOException {
    if (result.method().equals(Result.EVALUATE)) {
      json.writeNullField("search");
      return;
    }
    json.writeObjectFieldStart("search");
    json.writeStringField("order", result.instance().order().key());
    json.writeStringField("uplink", result.instance().uplink().key());
    json.writeEndObject();
  }

  /** The options searched; order and uplink as chosen, so there are none without a plan. */
  private void decisions(JsonGenerator json) throws IOException {
    json.writeStringField("pipeline", result.pipeline().key());
    json.writeStringField("scope", result.instance().speculation().scope().key());
    json.writeStringField("steps", result.instance().speculation().steps().key());
    Plan plan = execution == null ? null : execution.plan();
    Json.text(json, "order", plan == null || plan.order() == null ? null : plan.order().key());
    Json.text(json, "uplink", plan == null ? null : plan.uplink().key());
  }

  private static void components(JsonGenerator json, @Nullable Components components)
      throws IOException {
    if (components == null) {
      json.writeNullField("components");
      return;
    }
    json.writeObjectFieldStart("components");
    Json.number(json, "upload_wait_s", components.uploadWaitS());
    Json.number(json, "draft_s", components.draftS());
    Json.number(json, "fronthaul_s", components.fronthaulS());
    Json.number(json, "verify_s", components.verifyS());
    json.writeEndObject();
  }

  private void utilisation(JsonGenerator json, @Nullable Utilisation utilisation)
      throws IOException {
    if (utilisation == null) {
      json.writeNullField("utilisation");
      return;
    }
    json.writeObjectFieldStart("utilisation");
    Json.number(json, "verifier", utilisation.verifier());
    json.writeArrayFieldStart("drafters");
    for (int d = 0; d < utilisation.drafters().size(); d++) {
      Utilisation.OfDrafter servers = utilisation.drafters().get(d);
      json.writeStartObject();
      json.writeStringField("id", result.instance().drafters().get(d).id());
      Json.number(json, "drafter", servers.drafter());
      Json.number(json, "fronthaul_up", servers.fronthaulUp());
      Json.number(json, "fronthaul_down", servers.fronthaulDown());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
