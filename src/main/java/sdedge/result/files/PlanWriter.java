package sdedge.result.files;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import sdedge.instance.Instance;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Lengths;
import sdedge.plan.Plan;
import sdedge.result.table.Json;
import sdedge.wireless.Allocation;

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
    Json.text(json, "order", plan.order() == null ? null : plan.order().key());
    json.writeStringField("uplink", plan.uplink().key());
    json.writeArrayFieldStart("cohorts");
    for (Cohort cohort : plan.cohorts()) {
      json.writeStartArray();
      for (Batch batch : cohort.batches()) {
        batch(json, batch);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    if (plan.allocation() != null) {
      allocation(json, plan.allocation());
    }
    json.writeEndObject();
  }

  private void batch(JsonGenerator json, Batch batch) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("tasks");
    for (int task : batch.tasks()) {
      json.writeString(instance.tasks().get(task).id());
    }
    json.writeEndArray();
    if (batch.lengths() instanceof Lengths.PerDrafter lengths) {
      json.writeObjectFieldStart("lengths");
      for (Map.Entry<Integer, Integer> part : lengths.byDrafter().entrySet()) {
        json.writeNumberField(instance.drafters().get(part.getKey()).id(), part.getValue());
      }
      json.writeEndObject();
    } else {
      json.writeNumberField("length", batch.lengths().of(0));
    }
    json.writeEndObject();
  }

  private void allocation(JsonGenerator json, Allocation allocation) throws IOException {
    json.writeArrayFieldStart("allocation");
    for (Allocation.Cell cell : allocation.cells()) {
      json.writeStartObject();
      json.writeStringField("drafter", instance.drafters().get(cell.drafter()).id());
      json.writeArrayFieldStart("windows");
      for (Allocation.Window window : cell.windows()) {
        json.writeStartObject();
        Json.number(json, "end_s", window.endS());
        if (window.statedS() != null) {
          Json.number(json, "length_s", window.statedS());
        }
        json.writeObjectFieldStart("hz");
        for (Map.Entry<Integer, Double> share : window.hz().entrySet()) {
          Json.number(json, instance.tasks().get(share.getKey()).id(), share.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
