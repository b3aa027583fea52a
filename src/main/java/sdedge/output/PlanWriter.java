package sdedge.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import sdedge.instance.Instance;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.DrafterPlan;
import sdedge.plan.Plan;

/** Writes {@code plan.json}; {@link PlanReader} reads it. */
public final class PlanWriter {
  private final Instance instance;
  private final String sha256;
  private final Plan plan;

  /**
   * @param sha256 of the instance file
   */
  public PlanWriter(Instance instance, String sha256, Plan plan) {
    this.instance = instance;
    this.sha256 = sha256;
    this.plan = plan;
  }

  /** Writes the file; {@code out} stays open. */
  public void writeTo(OutputStream out) throws IOException {
    Json.write(out, this::document);
  }

  private void document(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("instance", instance.name());
    json.writeStringField("sha256", sha256);
    json.writeStringField("pipeline", plan.pipeline().key());
    json.writeStringField("scope", plan.scope().key());
    json.writeArrayFieldStart("drafters");
    for (DrafterPlan drafter : plan.drafters()) {
      drafter(json, drafter);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void drafter(JsonGenerator json, DrafterPlan drafter) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", instance.drafters().get(drafter.drafter()).id());
    Json.text(json, "order", drafter.order() == null ? null : drafter.order().key());
    json.writeStringField("uplink", drafter.uplink().key());
    json.writeArrayFieldStart("cohorts");
    for (Cohort cohort : drafter.cohorts()) {
      json.writeStartArray();
      for (Batch batch : cohort.batches()) {
        batch(json, batch);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void batch(JsonGenerator json, Batch batch) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("tasks");
    for (int task : batch.tasks()) {
      json.writeString(instance.tasks().get(task).id());
    }
    json.writeEndArray();
    json.writeNumberField("length", batch.length());
    json.writeEndObject();
  }
}
