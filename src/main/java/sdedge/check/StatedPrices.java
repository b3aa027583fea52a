package sdedge.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sdedge.document.NumberRange;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;
import sdedge.instance.RadioLink;
import sdedge.instance.Task;
import sdedge.stream.bound.ClosedCharging;
import sdedge.stream.bound.ClosedPrices;
import sdedge.stream.bound.DrafterPrice;
import sdedge.stream.bound.NodePrice;
import sdedge.stream.bound.PassFloor;
import sdedge.stream.bound.PrefillCharging;
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

  /** Those of a stream. */
  Prices ofStream(ObjectReader stated) {
    ObjectReader drafters = stated.object("drafters");
    List<DrafterPrice> prices = new ArrayList<>();
    for (Drafter drafter : instance.drafters()) {
      ObjectReader of = drafters.object(drafter.id());
      prices.add(
          new DrafterPrice(
              node(of.object("node"), drafter.node()),
              number(of, "up"),
              number(of, "down"),
              number(of, "band")));
    }
    List<String> bands = instance.bands().stream().map(RadioLink::name).toList();
    return new Prices(
        node(stated.object("verifier"), instance.verifier()),
        number(stated, "memory"),
        prices,
        bands.isEmpty() ? List.of() : byName(stated.object("links"), bands),
        firstRounds(stated.object("first_rounds")));
  }

  private static PrefillCharging firstRounds(ObjectReader stated) {
    PassFloor.Plane plane = plane(stated.object("plane"));
    return switch (kind(stated)) {
      case SHARED -> new PrefillCharging.Shared();
      case PIGGYBACKED -> new PrefillCharging.Piggybacked(plane);
      case STALLED -> new PrefillCharging.Stalled(number(stated, "phase_s"), plane);
    };
  }

  private static PrefillCharging.Kind kind(ObjectReader stated) {
    return stated.word(
        "charging",
        PrefillCharging.Kind.values(),
        each -> each.name().toLowerCase(java.util.Locale.ROOT));
  }

  private static NodePrice node(ObjectReader stated, Node node) {
    return new NodePrice(
        number(stated, "per_s"),
        isMeasured(node)
            ? plane(stated.object("plane"))
            : new PassFloor.Hardware(number(stated, "compute")),
        new Sharing(
            number(stated, "by_presence"), number(stated, "by_memory"), number(stated, "by_cap")));
  }

  /**
   * Those of a closed batch, or of users.
   *
   * @param areUsers of whom one price of own time is of all
   */
  ClosedPrices closed(ObjectReader stated, boolean areUsers) {
    List<String> ids = instance.drafters().stream().map(Drafter::id).toList();
    List<String> tasks = instance.tasks().stream().map(Task::id).toList();
    return new ClosedPrices(
        number(stated, "verifier"),
        number(stated, "memory"),
        byName(stated.object("drafters"), ids),
        byName(stated.object("drafter_memory"), ids),
        areUsers ? List.of(number(stated, "own")) : byName(stated.object("own"), tasks),
        charging(stated));
  }

  private ClosedCharging charging(ObjectReader stated) {
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
    return new ClosedCharging(
        phase.isNull() ? Double.POSITIVE_INFINITY : number(phase),
        number(stated, "stalled"),
        isTable ? plane(stated.object("plane")) : new PassFloor.Hardware(number(stated, "compute")),
        floors,
        eta.size() == ETAS ? new Sharing(eta.get(0), eta.get(1), eta.get(2)) : Sharing.BY_PRESENCE,
        kind(first),
        Optional.ofNullable(isTable ? first : null)
            .map(prompts -> plane(prompts.object("plane")))
            .orElse(PassFloor.Plane.ZERO),
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
