package sdedge.check.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.Memory;
import sdedge.check.model.ModeSelection;
import sdedge.check.model.Part;
import sdedge.instance.Instance;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.result.table.Json;

/** What a result says of batches that are in work at once and need only fit each alone. */
final class StatedResidents {
  private static final double ROUNDING = 1e-12; // of a part that is larger than another

  private StatedResidents() {}

  /** What should stand at its key; null if there is none. */
  static @Nullable Map<String, @Nullable Object> of(Instance instance, Plan plan) {
    if (!instance.batching().isByBatch()) {
      return null;
    }
    ModeSelection loaded = new ModeSelection(instance, Part.modes(instance, plan.batches()));
    Map<String, @Nullable Object> most = null;
    double part = 0;
    for (int c = 0; c < plan.cohorts().size(); c++) {
      List<Batch> batches = plan.cohorts().get(c).batches();
      for (Memory.Load load : together(loaded, batches)) {
        double free = load.node().memoryBytes() - load.weights();
        double own = load.caches() / free;
        if (own > part * (1 + ROUNDING)) {
          part = own;
          most =
              Json.fields(
                  "cohort", c + 1,
                  "batches", batches.size(),
                  "node", load.node().id(),
                  "bytes", Expected.of(load.caches()),
                  "free_bytes", Expected.of(free));
        }
      }
    }
    return most;
  }

  /**
   * What all batches of a cohort reserve, each for itself: drafters in their order, verifier last.
   */
  private static List<Memory.Load> together(ModeSelection loaded, List<Batch> batches) {
    Map<String, Memory.Load> all = new LinkedHashMap<>();
    for (Batch batch : batches) {
      for (Memory.Load own : Memory.of(loaded, batch.tasks())) {
        all.merge(
            own.node().id(),
            own,
            (a, b) -> new Memory.Load(a.node(), a.weights(), a.caches() + b.caches()));
      }
    }
    Map<String, Memory.Load> inOrder = new LinkedHashMap<>();
    loaded.instance().drafters().forEach(drafter -> move(all, inOrder, drafter.id()));
    inOrder.putAll(all);
    return List.copyOf(inOrder.values());
  }

  private static void move(Map<String, Memory.Load> from, Map<String, Memory.Load> to, String id) {
    Memory.Load load = from.remove(id);
    if (load != null) {
      to.put(id, load);
    }
  }
}
