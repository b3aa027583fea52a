package sdedge.result.files;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.ifAny;
import static sdedge.result.table.Table.ifThere;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.RadioLink;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;
import sdedge.stream.bound.DrafterPrice;
import sdedge.stream.bound.NodePrice;
import sdedge.stream.bound.PassFloor;
import sdedge.stream.bound.PrefillCharging;
import sdedge.stream.bound.Prices;

/** How prices stand in {@code stream.json} and {@code summary.json}. */
public record PricesJson(Instance instance, Prices prices) {
  static final Table<PassFloor.Plane> PLANE =
      Table.of(
          column("new_token_s", PassFloor.Plane::newTokenS),
          column("cached_s", PassFloor.Plane::cachedS));

  private static final Table<NodePrice> NODE =
      Table.of(
          column("per_s", NodePrice::perS),
          ifThere(column("compute", PricesJson::compute)),
          ifThere(key("plane", PLANE, PricesJson::plane)),
          column("by_presence", price -> price.sharing().presence()),
          column("by_memory", price -> price.sharing().memory()),
          column("by_cap", price -> price.sharing().cap()));

  private static final Table<DrafterPrice> DRAFTER =
      Table.of(
          key("node", NODE, DrafterPrice::node),
          column("up", DrafterPrice::up),
          column("down", DrafterPrice::down),
          column("band", DrafterPrice::band));

  private static final Table<PrefillCharging> FIRST_ROUNDS =
      Table.of(
          words("charging", charging -> charging.kind().name().toLowerCase(Locale.ROOT)),
          ifThere(
              column(
                  "phase_s",
                  charging ->
                      charging instanceof PrefillCharging.Stalled stalled
                          ? stalled.phaseS()
                          : null)),
          key("plane", PLANE, PrefillCharging::plane));

  /** The keys, in their order. */
  public static final Table<PricesJson> KEYS =
      Table.of(
          key("verifier", NODE, json -> json.prices.verifier()),
          column("memory", json -> json.prices.memory()),
          key("drafters", Kind.map(DRAFTER), PricesJson::drafters),
          ifAny(key("links", Kind.map(Kind.NUMBER), PricesJson::links)),
          key("first_rounds", FIRST_ROUNDS, json -> json.prices.firstRounds()));

  /** All keys, also those below. */
  public static List<Table<?>> parts() {
    return List.of(KEYS, NODE, DRAFTER, FIRST_ROUNDS, PLANE);
  }

  private static @Nullable Double compute(NodePrice price) {
    return price.floor() instanceof PassFloor.Hardware hardware ? hardware.compute() : null;
  }

  private static PassFloor.@Nullable Plane plane(NodePrice price) {
    return price.floor() instanceof PassFloor.Plane plane ? plane : null;
  }

  private Map<String, DrafterPrice> drafters() {
    Map<String, DrafterPrice> byId = new LinkedHashMap<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      byId.put(instance.drafters().get(d).id(), prices.drafters().get(d));
    }
    return byId;
  }

  private Map<String, Double> links() {
    Map<String, Double> byName = new LinkedHashMap<>();
    for (RadioLink band : instance.bands()) {
      byName.put(band.name(), prices.links().get(byName.size()));
    }
    return byName;
  }
}
