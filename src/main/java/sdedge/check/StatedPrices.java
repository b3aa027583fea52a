package sdedge.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;
import sdedge.instance.RadioLink;
import sdedge.instance.Task;
import sdedge.stream.bound.Charging;
import sdedge.stream.bound.PassFloor;
import sdedge.stream.bound.Prices;
import sdedge.stream.bound.Sharing;

/**
 * Reads prices, so that what they prove can be computed again (docs/model.md section 12). What is
 * missing or wrong is reported where they stand; values that are no prices are refused.
 *
 * @param instance that they are of
 */
record StatedPrices(Instance instance) {
  private static final int ETAS = 3;
  private static final int MOST_PARTS = 4096;

  /** The objects of a list that may be left out. */
  static List<ObjectReader> each(ObjectReader stated, String key) {
    return stated
        .optional(key)
        .map(list -> list.list(0, Integer.MAX_VALUE).stream().map(ValueReader::object).toList())
        .orElse(List.of());
  }

  /** The names of modes, none where they are left out. */
  static Set<String> modes(ObjectReader stated, String key) {
    Set<String> modes = new LinkedHashSet<>();
    stated
        .optional(key)
        .ifPresent(
            names ->
                names
                    .list(0, Integer.MAX_VALUE)
                    .forEach(name -> modes.add(name.text(TextRule.ANY))));
    return modes;
  }

  /**
   * What is stated of each set of modes of which one is enough, in the order of these; what is
   * missing is found.
   */
  static Map<Set<String>, ObjectReader> inOrder(
      Map<Set<String>, ObjectReader> stated,
      List<Set<String>> due,
      FoundDifferences findings,
      String file,
      String path) {
    Map<Set<String>, ObjectReader> inOrder = new LinkedHashMap<>();
    for (Set<String> loaded : due) {
      ObjectReader own = stated.get(loaded);
      findings.require(own != null, file, path, "prices with modes " + loaded, "none");
      if (own != null) {
        inOrder.put(loaded, own);
      }
    }
    return inOrder;
  }

  /** Those of a stream. */
  Prices ofStream(ObjectReader stated) {
    ObjectReader drafters = stated.object("drafters");
    List<Prices.OfDrafter> prices = new ArrayList<>();
    List<PassFloor> floors = new ArrayList<>();
    Sharing drafterSharing = Sharing.BY_PRESENCE;
    for (Drafter drafter : instance.drafters()) {
      ObjectReader of = drafters.object(drafter.id());
      ObjectReader node = of.object("node");
      prices.add(
          new Prices.OfDrafter(
              number(node, "per_s"), 0, number(of, "up"), number(of, "down"), number(of, "band")));
      floors.add(floor(node, drafter.node()));
      drafterSharing = sharing(node);
    }
    ObjectReader verifier = stated.object("verifier");
    ObjectReader first = stated.object("first_rounds");
    Charging.FirstRounds kind = kind(first);
    boolean isStalled = kind == Charging.FirstRounds.STALLED;
    Charging charging =
        new Charging(
            isStalled ? number(first, "phase_s") : Double.POSITIVE_INFINITY,
            0,
            floor(verifier, instance.verifier()),
            floors,
            sharing(verifier),
            drafterSharing,
            kind,
            plane(first.object("plane")),
            false,
            Charging.STREAM_PARTS);
    List<String> bands = instance.bands().stream().map(RadioLink::name).toList();
    return new Prices(
        number(verifier, "per_s"),
        number(stated, "memory"),
        prices,
        bands.isEmpty() ? List.of() : byName(stated.object("links"), bands),
        List.of(),
        charging);
  }

  private static Charging.FirstRounds kind(ObjectReader stated) {
    return stated.word(
        "charging",
        Charging.FirstRounds.values(),
        each -> each.name().toLowerCase(java.util.Locale.ROOT));
  }

  private static PassFloor floor(ObjectReader stated, Node node) {
    return isMeasured(node)
        ? plane(stated.object("plane"))
        : new PassFloor.Hardware(number(stated, "compute"));
  }

  private static Sharing sharing(ObjectReader stated) {
    return new Sharing(
        number(stated, "by_presence"), number(stated, "by_memory"), number(stated, "by_cap"));
  }

  /**
   * Those of a closed batch, or of users.
   *
   * @param areUsers of whom one price of own time is of all
   */
  Prices closed(ObjectReader stated, boolean areUsers) {
    List<String> ids = instance.drafters().stream().map(Drafter::id).toList();
    List<String> tasks = instance.tasks().stream().map(Task::id).toList();
    List<Double> nodes = byName(stated.object("drafters"), ids);
    List<Double> memories = byName(stated.object("drafter_memory"), ids);
    List<Prices.OfDrafter> drafters = new ArrayList<>();
    for (int d = 0; d < ids.size(); d++) {
      drafters.add(new Prices.OfDrafter(nodes.get(d), memories.get(d), 0, 0, 0));
    }
    return new Prices(
        number(stated, "verifier"),
        number(stated, "memory"),
        drafters,
        Collections.nCopies(instance.bands().size(), 0.0),
        areUsers ? List.of(number(stated, "own")) : byName(stated.object("own"), tasks),
        charging(stated));
  }

  private Charging charging(ObjectReader stated) {
    boolean isTable = isMeasured(instance.verifier());
    List<PassFloor> floors = new ArrayList<>();
    for (Drafter drafter : instance.drafters()) {
      floors.add(
          isMeasured(drafter.node())
              ? plane(stated.object("drafter_planes").object(drafter.id()))
              : new PassFloor.Hardware(number(stated.object("drafter_compute"), drafter.id())));
    }
    List<Double> eta = stated.list("eta", ETAS, ETAS).stream().map(each -> number(each)).toList();
    ObjectReader first = stated.object("first_rounds");
    ValueReader phase = stated.required("phase_s");
    return new Charging(
        phase.isNull() ? Double.POSITIVE_INFINITY : number(phase),
        number(stated, "stalled"),
        floor(stated, instance.verifier()),
        floors,
        eta.size() == ETAS ? new Sharing(eta.get(0), eta.get(1), eta.get(2)) : Sharing.BY_PRESENCE,
        Sharing.BY_CAP,
        kind(first),
        isTable ? plane(first.object("plane")) : PassFloor.Plane.ZERO,
        stated.required("ordered").bool(),
        stated.integer("parts", 1, MOST_PARTS));
  }

  private static boolean isMeasured(Node node) {
    return node.latency() instanceof LatencyModel.Table;
  }

  private static PassFloor.Plane plane(ObjectReader stated) {
    return new PassFloor.Plane(number(stated, "new_token_s"), number(stated, "cached_s"));
  }

  private static List<Double> byName(ObjectReader stated, List<String> names) {
    return names.stream().map(name -> number(stated, name)).toList();
  }

  private static double number(ObjectReader stated, String key) {
    return number(stated.required(key));
  }

  private static double number(ValueReader stated) {
    double number = stated.number(NumberRange.NON_NEGATIVE);
    return Double.isNaN(number) ? 0 : number;
  }
}
