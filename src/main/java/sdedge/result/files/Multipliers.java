package sdedge.result.files;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.plan.Plan;
import sdedge.result.table.Json;
import sdedge.search.joint.BestAllocation;
import sdedge.timeline.Execution;
import sdedge.wireless.Allocation;
import sdedge.wireless.allocation.CellOptimum;
import sdedge.wireless.allocation.ShareWindow;

/**
 * What a bit and a hertz are worth where the allocation of a plan is the best there is: the weights
 * that prove it, and what a hertz of band more in each window would save (docs/joint-uplink.md).
 */
final class Multipliers {
  private final Instance instance;
  private final List<Integer> tasks; // of the plan, in its order
  private final List<CellOptimum> cells;
  private final Map<Integer, Double> weights = new HashMap<>(); // by task
  private final Map<Integer, List<ShareWindow>> byDrafter = new HashMap<>();

  /**
   * The multipliers of a plan.
   *
   * @param cells the drafters whose tasks share a band
   */
  private Multipliers(Instance instance, Plan plan, List<CellOptimum> cells) {
    this.instance = instance;
    tasks = plan.tasks();
    this.cells = cells;
    for (CellOptimum cell : cells) {
      for (int k = 0; k < cell.weights().length; k++) {
        weights.put(task(cell, k), cell.weights()[k]);
      }
      byDrafter.put(cell.cell().drafter(), cell.windows());
    }
  }

  /** Those of a plan with the allocation that is found for it, else null. */
  static @Nullable Multipliers of(Instance instance, @Nullable Execution execution) {
    Plan plan = execution == null ? null : execution.plan();
    Allocation allocation = plan == null ? null : plan.allocation();
    if (plan == null || allocation == null || plan.pipeline() == Pipeline.ASYNCHRONOUS) {
      return null;
    }
    BestAllocation best = BestAllocation.of(instance, plan);
    return allocation.equals(best.plan().allocation())
        ? new Multipliers(instance, plan, best.optimum().cells())
        : null;
  }

  /** By how much a bit more of a prompt delays the end; null if it shares no band. */
  @Nullable Double weightSPerBit(int task) {
    return weights.get(task);
  }

  /** What a hertz more would save in a window of a drafter; null if its band is not shared. */
  @Nullable Double savedSPerHz(int drafter, int window) {
    List<ShareWindow> windows = byDrafter.get(drafter);
    return windows == null ? null : windows.get(window).savedPerHz();
  }

  private int task(CellOptimum cell, int k) {
    return tasks.get(cell.cell().positions()[k]);
  }

  /** Writes them by drafter. */
  void writeTo(JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (CellOptimum cell : cells) {
      write(json, cell);
    }
    json.writeEndArray();
  }

  private void write(JsonGenerator json, CellOptimum optimum) throws IOException {
    json.writeStartObject();
    int drafter = optimum.cell().drafter();
    json.writeStringField("drafter", instance.drafters().get(drafter).id());
    Json.number(json, "least_makespan_s", optimum.makespanS());
    json.writeObjectFieldStart("weights_s_per_bit");
    for (int k = 0; k < optimum.weights().length; k++) {
      Json.number(json, instance.tasks().get(task(optimum, k)).id(), optimum.weights()[k]);
    }
    json.writeEndObject();
    json.writeArrayFieldStart("windows");
    double endS = 0;
    for (ShareWindow window : optimum.windows()) {
      endS += window.lengthS();
      json.writeStartObject();
      Json.number(json, "end_s", endS);
      Json.number(json, "saved_s_per_hz", window.savedPerHz());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
