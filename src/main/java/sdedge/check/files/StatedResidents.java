package sdedge.check.files;

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
      List<List<Integer>> batches =
          plan.cohorts().get(c).batches().stream().map(Batch::tasks).toList();
      for (Memory.Load load : Memory.ofAll(loaded, batches)) {
        double own = load.caches() / load.room();
        if (own > part * (1 + ROUNDING)) {
          part = own;
          most =
              Json.fields(
                  "cohort", c + 1,
                  "batches", batches.size(),
                  "node", load.node().id(),
                  "bytes", load.caches(),
                  "free_bytes", load.room());
        }
      }
    }
    return most;
  }
}
