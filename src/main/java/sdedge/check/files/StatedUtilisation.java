package sdedge.check.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.Busy;
import sdedge.check.model.Execution;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.RadioLink;
import sdedge.result.table.Json;

/** How busy servers are, as shares of the makespan; a band as those on it make it in turn. */
final class StatedUtilisation {
  private StatedUtilisation() {}

  /** What should stand at its key. */
  static Map<String, @Nullable Object> of(Instance instance, Execution execution) {
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
      RadioLink.Access access = drafter.fronthaul().access();
      if (access != null) {
        bands.computeIfAbsent(access.link().name(), band -> new ArrayList<>()).add(d);
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
