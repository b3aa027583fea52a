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
import sdedge.stream.bound.Charging;
import sdedge.stream.bound.PassFloor;
import sdedge.stream.bound.Prices;
import sdedge.stream.bound.Sharing;

/** How prices stand in {@code stream.json} and {@code summary.json}. */
public record PricesJson(Instance instance, Prices prices) {
  private static final Table<PassFloor.Plane> PLANE =
      Table.of(
          column("new_token_s", PassFloor.Plane::newTokenS),
          column("cached_s", PassFloor.Plane::cachedS));

  /** A node of a stream. */
  private record NodePrice(double perS, PassFloor floor, Sharing sharing) {}

  private static final Table<NodePrice> NODE =
      Table.of(
          column("per_s", NodePrice::perS),
          omitIfNull(column("compute", price -> compute(price.floor))),
          omitIfNull(key("plane", PLANE, price -> plane(price.floor))),
          column("by_presence", price -> price.sharing.presence()),
          column("by_memory", price -> price.sharing.memory()),
          column("by_cap", price -> price.sharing.cap()));

  private record DrafterPrice(NodePrice node, Prices.OfDrafter of) {}

  private static final Table<DrafterPrice> DRAFTER =
      Table.of(
          key("node", NODE, DrafterPrice::node),
          column("up", price -> price.of.up()),
          column("down", price -> price.of.down()),
          column("band", price -> price.of.band()));

  private static final Table<PricesJson> STREAM_FIRST_ROUNDS =
      Table.of(
          text("charging", PricesJson::first),
          omitIfNull(column("phase_s", PricesJson::phaseS)),
          key("plane", PLANE, json -> json.charging().promptPlane()));

  /** The keys of those of a stream. */
  public static final Table<PricesJson> OF_STREAM =
      Table.of(
          key("verifier", NODE, PricesJson::verifier),
          column("memory", json -> json.prices.memory()),
          key("drafters", Kind.map(DRAFTER), PricesJson::drafters),
          omitIfEmpty(key("links", Kind.map(Kind.NUMBER), PricesJson::links)),
          key("first_rounds", STREAM_FIRST_ROUNDS, json -> json));

  private static final Table<PricesJson> FIRST_ROUNDS =
      Table.of(
          text("charging", PricesJson::first),
          omitIfNull(key("plane", PLANE, PricesJson::promptPlane)));

  private static final Table<PricesJson> SECONDS =
      Table.of(
          column("verifier", json -> json.prices.verifier()),
          column("memory", json -> json.prices.memory()),
          key(
              "drafters",
              Kind.map(Kind.NUMBER),
              json -> json.byDrafter(json.prices.drafters(), Prices.OfDrafter::node)),
          key(
              "drafter_memory",
              Kind.map(Kind.NUMBER),
              json -> json.byDrafter(json.prices.drafters(), Prices.OfDrafter::memory)));

  private static final List<Table.Column<PricesJson>> CHARGING =
      List.of(
          optional(column("phase_s", PricesJson::phaseS)),
          column("stalled", json -> json.charging().stalled()),
          omitIfNull(column("compute", json -> compute(json.charging().floor()))),
          omitIfNull(key("plane", PLANE, json -> plane(json.charging().floor()))),
          key(
              "drafter_compute",
              Kind.map(Kind.NUMBER),
              json -> json.byDrafter(json.charging().drafterFloors(), PricesJson::compute)),
          omitIfEmpty(
              key(
                  "drafter_planes",
                  Kind.map(PLANE),
                  json -> json.byDrafter(json.charging().drafterFloors(), PricesJson::plane))),
          key("eta", Kind.list(Kind.NUMBER), PricesJson::eta),
          key("first_rounds", FIRST_ROUNDS, json -> json),
          new Table.Column<>(
              "ordered", Kind.TRUTH, Table.Gaps.NONE, json -> json.charging().ordered()),
          column("parts", json -> json.charging().parts()));

  /** The keys of those of a closed batch. */
  public static final Table<PricesJson> OF_BATCH =
      SECONDS.with(key("own", Kind.map(Kind.NUMBER), PricesJson::own)).with(CHARGING);

  /** The keys of those of users. */
  public static final Table<PricesJson> OF_USERS =
      SECONDS.with(column("own", json -> json.prices.own().get(0))).with(CHARGING);

  /** All keys, also those below. */
  public static List<Table<?>> parts() {
    return List.of(
        OF_STREAM, OF_BATCH, OF_USERS, NODE, DRAFTER, STREAM_FIRST_ROUNDS, FIRST_ROUNDS, PLANE);
  }

  private Charging charging() {
    return prices.charging();
  }

  private String first() {
    return charging().first().name().toLowerCase(Locale.ROOT);
  }

  private @Nullable Double phaseS() {
    double phaseS = charging().phaseS();
    return phaseS < Double.POSITIVE_INFINITY ? phaseS : null;
  }

  private static @Nullable Double compute(PassFloor floor) {
    return floor instanceof PassFloor.Hardware hardware ? hardware.compute() : null;
  }

  private static PassFloor.@Nullable Plane plane(PassFloor floor) {
    return floor instanceof PassFloor.Plane plane ? plane : null;
  }

  private PassFloor.@Nullable Plane promptPlane() {
    return plane(charging().floor()) == null ? null : charging().promptPlane();
  }

  private List<Double> eta() {
    Sharing sharing = charging().sharing();
    return List.of(sharing.presence(), sharing.memory(), sharing.cap());
  }

  private NodePrice verifier() {
    return new NodePrice(prices.verifier(), charging().floor(), charging().sharing());
  }

  private Map<String, DrafterPrice> drafters() {
    Map<String, DrafterPrice> byId = new LinkedHashMap<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      Prices.OfDrafter of = prices.drafters().get(d);
      PassFloor floor = charging().drafterFloors().get(d);
      NodePrice node = new NodePrice(of.node(), floor, charging().drafterSharing());
      byId.put(instance.drafters().get(d).id(), new DrafterPrice(node, of));
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

  /** By drafter, of those that have one. */
  private <F, T> Map<String, T> byDrafter(List<F> from, Function<F, @Nullable T> of) {
    Map<String, T> byId = new LinkedHashMap<>();
    for (int d = 0; d < from.size(); d++) {
      T value = of.apply(from.get(d));
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
}
