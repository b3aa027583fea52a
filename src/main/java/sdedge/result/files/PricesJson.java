package sdedge.result.files;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.omitIfEmpty;
import static sdedge.result.table.Table.omitIfNull;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.RadioLink;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;
import sdedge.search.PriceCertificate;
import sdedge.search.PriceCertificate.PricedRow;
import sdedge.stream.bound.ClosedCharging;
import sdedge.stream.bound.ClosedPrices;
import sdedge.stream.bound.DrafterPrice;
import sdedge.stream.bound.NodePrice;
import sdedge.stream.bound.PassFloor;
import sdedge.stream.bound.PrefillCharging;
import sdedge.stream.bound.Prices;
import sdedge.stream.bound.Sharing;

/** How prices stand in {@code stream.json} and {@code summary.json}. */
public record PricesJson(Instance instance, Prices prices) {
  static final Table<PassFloor.Plane> PLANE =
      Table.of(
          column("new_token_s", PassFloor.Plane::newTokenS),
          column("cached_s", PassFloor.Plane::cachedS));

  private static final Table<NodePrice> NODE =
      Table.of(
          column("per_s", NodePrice::perS),
          omitIfNull(column("compute", PricesJson::compute)),
          omitIfNull(key("plane", PLANE, PricesJson::plane)),
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
          text("charging", charging -> charging.kind().name().toLowerCase(Locale.ROOT)),
          omitIfNull(
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
          omitIfEmpty(key("links", Kind.map(Kind.NUMBER), PricesJson::links)),
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

  /** How prices of tasks and rows stand in {@code summary.json}. */
  record PriceCertificateJson(Instance instance, PriceCertificate certificate) {
    /** What tells them from weights. */
    static final String KIND = "kind";

    private static final String PRICES = "partition-prices";

    /** The keys, in their order. */
    static final Table<PriceCertificateJson> KEYS =
        Table.of(
            text(KIND, json -> PRICES),
            optional(column("most_batches", json -> json.certificate.mostBatches())),
            column("l_star", json -> json.certificate.length()),
            column("bound_s", json -> json.certificate.boundS()),
            column("first_s", json -> json.certificate.firstS()),
            key("prices", Kind.map(Kind.NUMBER), PriceCertificateJson::byId),
            rows("rows", "cohorts", PriceCertificate::rows),
            rows("batch_rows", "batches", PriceCertificate::batchRows));

    private static Table.Column<PriceCertificateJson> rows(
        String name, String counted, Function<PriceCertificate, List<PricedRow>> of) {
      Table<PricedRow> row =
          Table.of(
              column("steps", PricedRow::steps),
              column(counted, PricedRow::count),
              column("price", PricedRow::priceS));
      return key(name, Kind.list(row), json -> of.apply(json.certificate));
    }

    private Map<String, Double> byId() {
      Map<String, Double> byId = new LinkedHashMap<>();
      for (int k = 0; k < instance.tasks().size(); k++) {
        byId.put(instance.tasks().get(k).id(), certificate.ofTasks().get(k));
      }
      return byId;
    }
  }

  /**
   * How prices of a closed batch stand in {@code summary.json}, those of users in {@code
   * stream.json}.
   */
  public record ClosedPricesJson(Instance instance, ClosedPrices prices) {
    private static final Table<PassFloor.Plane> PLANE = PricesJson.PLANE;

    private static final Table<ClosedCharging> FIRST_ROUNDS =
        Table.of(
            text("charging", charging -> charging.first().name().toLowerCase(Locale.ROOT)),
            omitIfNull(key("plane", PLANE, ClosedPricesJson::promptPlane)));

    private static final Table<ClosedPricesJson> SECONDS =
        Table.of(
            column("verifier", json -> json.prices.verifier()),
            column("memory", json -> json.prices.memory()),
            key("drafters", Kind.map(Kind.NUMBER), json -> json.there(json.prices.drafters())),
            key(
                "drafter_memory",
                Kind.map(Kind.NUMBER),
                json -> json.there(json.prices.drafterMemory())));

    private static final List<Table.Column<ClosedPricesJson>> CHARGING =
        List.of(
            optional(column("phase_s", ClosedPricesJson::phaseS)),
            column("stalled", json -> json.charging().stalled()),
            omitIfNull(column("compute", ClosedPricesJson::compute)),
            omitIfNull(key("plane", PLANE, json -> plane(json.charging().floor()))),
            key("drafter_compute", Kind.map(Kind.NUMBER), ClosedPricesJson::drafterCompute),
            omitIfEmpty(key("drafter_planes", Kind.map(PLANE), ClosedPricesJson::drafterPlanes)),
            key("eta", Kind.list(Kind.NUMBER), ClosedPricesJson::eta),
            key("first_rounds", FIRST_ROUNDS, ClosedPricesJson::charging),
            new Table.Column<>(
                "ordered", Kind.TRUTH, Table.Gaps.NONE, json -> json.charging().ordered()),
            column("parts", json -> json.charging().parts()));

    public static final Table<ClosedPricesJson> KEYS =
        SECONDS.with(key("own", Kind.map(Kind.NUMBER), ClosedPricesJson::own)).with(CHARGING);

    public static final Table<ClosedPricesJson> OF_USERS =
        SECONDS.with(column("own", json -> json.prices.own().get(0))).with(CHARGING);

    /** All keys, also those below. */
    public static List<Table<?>> parts() {
      return List.of(KEYS, OF_USERS, FIRST_ROUNDS, PLANE);
    }

    private ClosedCharging charging() {
      return prices.charging();
    }

    private @Nullable Double phaseS() {
      double phaseS = charging().phaseS();
      return phaseS < Double.POSITIVE_INFINITY ? phaseS : null;
    }

    private @Nullable Double compute() {
      return compute(charging().floor());
    }

    private static @Nullable Double compute(PassFloor floor) {
      return floor instanceof PassFloor.Hardware hardware ? hardware.compute() : null;
    }

    private static PassFloor.@Nullable Plane plane(PassFloor floor) {
      return floor instanceof PassFloor.Plane plane ? plane : null;
    }

    private static PassFloor.@Nullable Plane promptPlane(ClosedCharging charging) {
      return plane(charging.floor()) == null ? null : charging.promptPlane();
    }

    private List<Double> eta() {
      Sharing sharing = charging().sharing();
      return List.of(sharing.presence(), sharing.memory(), sharing.cap());
    }

    private Map<String, Double> drafterCompute() {
      return there(charging().drafterFloors().stream().map(ClosedPricesJson::compute).toList());
    }

    private Map<String, PassFloor.Plane> drafterPlanes() {
      return there(charging().drafterFloors().stream().map(ClosedPricesJson::plane).toList());
    }

    /** By drafter, of those that have one. */
    private <T> Map<String, T> there(List<? extends @Nullable T> values) {
      Map<String, T> byId = new LinkedHashMap<>();
      for (int d = 0; d < values.size(); d++) {
        T value = values.get(d);
        if (value != null) {
          byId.put(instance.drafters().get(d).id(), value);
        }
      }
      return byId;
    }

    private Map<String, Double> own() {
      Map<String, Double> byId = new LinkedHashMap<>();
      for (int k = 0; k < prices.own().size(); k++) {
        byId.put(instance.tasks().get(k).id(), prices.own().get(k));
      }
      return byId;
    }
  }
}
