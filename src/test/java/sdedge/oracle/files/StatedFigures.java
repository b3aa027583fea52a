package sdedge.oracle.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.RadioLink;
import sdedge.instance.Task;
import sdedge.oracle.model.Busy;
import sdedge.oracle.model.Execution;
import sdedge.oracle.model.Memory;
import sdedge.oracle.model.ModeSelection;
import sdedge.oracle.model.Outcomes;
import sdedge.oracle.model.Part;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.result.table.Json;

/** What should stand at keys of {@code summary.json} that hold several figures. */
final class StatedFigures {
  private static final double SAME_MEAN = 1e-9; // relative
  private static final double ROUNDING = 1e-12; // of a part that is larger than another

  private StatedFigures() {}

  /** Of the answers of which a law is known, at least one. */
  static Map<String, @Nullable Object> answers(Instance instance) {
    List<Task> tasks =
        instance.tasks().stream().filter(task -> task.answer().isUncertain()).toList();
    double tokens = tasks.stream().mapToDouble(task -> 1 + Outcomes.furtherTokens(task)).sum();
    double mean = tokens / tasks.size();
    return Json.fields(
        "tasks", tasks.size(),
        "mean_tokens", Expected.near(mean, SAME_MEAN * mean),
        "most_tokens", tasks.stream().mapToInt(Outcomes::largestTokens).max().orElse(0));
  }

  /** Of batches that are in work at once and need only fit each alone; null if there are none. */
  static @Nullable Map<String, @Nullable Object> residents(Instance instance, Plan plan) {
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

  /** How busy servers are, as shares of the makespan; a band as those on it make it in turn. */
  static Map<String, @Nullable Object> utilisation(Instance instance, Execution execution) {
    Busy busy = execution.busy();
    double wholeS = execution.makespanS();
    List<Object> drafters = new ArrayList<>();
    SortedMap<String, List<Integer>> bands = new TreeMap<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      Drafter drafter = instance.drafters().get(d);
      drafters.add(
          Json.fields(
              "id", drafter.id(),
              "drafter", busy.drafterS(d) / wholeS,
              "fronthaul_up", busy.upS(d) / wholeS,
              "fronthaul_down", busy.downS(d) / wholeS));
      RadioLink band = drafter.fronthaul().band();
      if (band != null) {
        bands.computeIfAbsent(band.name(), name -> new ArrayList<>()).add(d);
      }
    }
    Map<String, @Nullable Object> all =
        Json.fields("verifier", busy.verifierS() / wholeS, "drafters", drafters);
    List<Object> links = new ArrayList<>();
    bands.forEach(
        (band, users) -> {
          List<String> ids = users.stream().map(d -> instance.drafters().get(d).id()).toList();
          double busyS = users.stream().mapToDouble(busy::upS).sum();
          links.add(Json.fields("id", band, "drafters", ids, "fronthaul_up", busyS / wholeS));
        });
    if (!links.isEmpty()) {
      all.put("links", links);
    }
    return all;
  }
}
