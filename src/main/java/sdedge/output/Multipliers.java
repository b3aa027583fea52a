package sdedge.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.plan.Plan;
import sdedge.search.joint.BestAllocation;
import sdedge.timeline.Execution;
import sdedge.wireless.allocation.CellOptimum;
import sdedge.wireless.allocation.ShareWindow;

/**
 * What a bit and a hertz are worth where the allocation of a plan is the best there is: the weights
 * that prove it, and what a hertz of band more in each window would save (docs/joint-uplink.md).
 */
record Multipliers(Instance instance, @Nullable Execution execution) {
  private static final double SAME = 1e-9;

  /** Writes them by drafter; null where there are none. */
  void writeTo(JsonGenerator json, String key) throws IOException {
    BestAllocation best = best();
    if (best == null) {
      json.writeNullField(key);
      return;
    }
    json.writeArrayFieldStart(key);
    for (CellOptimum cell : best.optimum().cells()) {
      write(json, best.plan(), cell);
    }
    json.writeEndArray();
  }

  private @Nullable BestAllocation best() {
    if (execution == null
        || execution.plan().allocation() == null
        || execution.plan().pipeline() == Pipeline.ASYNCHRONOUS) {
      return null;
    }
    BestAllocation best = BestAllocation.of(instance, execution.plan());
    double least = best.optimum().makespanS();
    return execution.makespanS() <= least * (1 + SAME) ? best : null;
  }

  private void write(JsonGenerator json, Plan plan, CellOptimum optimum) throws IOException {
    json.writeStartObject();
    int drafter = optimum.cell().drafter();
    json.writeStringField("drafter", instance.drafters().get(drafter).id());
    Json.number(json, "least_makespan_s", optimum.makespanS());
    json.writeObjectFieldStart("weights_s_per_bit");
    for (int k = 0; k < optimum.weights().length; k++) {
      int task = plan.tasks().get(optimum.cell().positions()[k]);
      Json.number(json, instance.tasks().get(task).id(), optimum.weights()[k]);
    }
    json.writeEndObject();
    json.writeArrayFieldStart("windows");
    for (ShareWindow window : optimum.windows()) {
      json.writeStartObject();
      Json.number(json, "end_s", window.endS());
      Json.number(json, "saved_s_per_hz", window.savedPerHz());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
