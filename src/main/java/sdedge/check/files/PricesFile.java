package sdedge.check.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.ModeSelection;
import sdedge.check.model.SharedBand;
import sdedge.check.stream.ClosedBatch;
import sdedge.check.stream.ServerPrices;
import sdedge.check.stream.Valuation;
import sdedge.document.NumberRange;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;
import sdedge.instance.RadioLink;
import sdedge.instance.Task;

/** Checks bounds by prices, first that of {@code stream.json}: they must follow from the prices. */
record PricesFile(Findings findings, Instance instance) {
  private static final ServerPrices.Plane FLAT = new ServerPrices.Plane(0, 0);
  private static final List<String> EARLIER_WORDS = List.of("shared", "ridden", "stalling");
  private static final int MOST = Integer.MAX_VALUE;

  /**
   * The bound that the prices prove; null if there is none, or if it is not right.
   *
   * @param names of the draft modes that may be loaded
   * @param isClosedLoop whether it is of users who wait for their answers
   */
  @Nullable StatedBound read(ValueReader value, Set<String> names, boolean isClosedLoop) {
    if (value.isNull()) {
      return null;
    }
    ObjectReader bound = value.object();
    List<StatedBound.@Nullable OfModes> all = new ArrayList<>();
    all.add(ofModes(value, bound, names, isClosedLoop));
    if (bound.optional("others").isPresent()) {
      for (ValueReader other : bound.list("others", 1, MOST)) {
        ObjectReader own = other.object();
        all.add(ofModes(other, own, names, isClosedLoop));
        own.finish();
      }
    }
    bound.finish();
    List<StatedBound.OfModes> known = new ArrayList<>();
    for (StatedBound.OfModes each : all) {
      if (each == null) {
        return null;
      }
      known.add(each);
    }
    double largest = known.get(0).mostPerS() * (1 + Findings.TOLERANCE);
    if (known.stream().anyMatch(each -> each.mostPerS() > largest)) {
      bound.required("most_per_s").reject("the largest of all sets of modes");
    }
    List<Set<String>> stated = known.stream().map(StatedBound.OfModes::loaded).toList();
    if (!new ModeSubsets.Cover(instance, stated).isOf(names)) {
      bound.required("most_per_s").reject("a bound for every set of modes that fits");
    }
    return new StatedBound(known);
  }

  private StatedBound.@Nullable OfModes ofModes(
      ValueReader value, ObjectReader bound, Set<String> names, boolean isClosedLoop) {
    int before = value.problems().count();
    Set<String> loaded = ModeSubsets.stated(bound, "modes", names);
    ServerPrices prices = prices(bound.object("prices"));
    if (value.problems().count() > before) {
      return null;
    }
    ModeSelection network = new ModeSelection(instance, loaded);
    Valuation valuation = new Valuation(network, prices, instance.speculation().steps());
    double[][] values;
    try {
      values = valuation.valuesByAnswer();
    } catch (IllegalArgumentException e) {
      bound.required("prices").reject("prices of the network: " + e.getMessage());
      return null;
    }
    double load = Arrays.stream(valuation.means(values)).average().orElse(0);
    double mostPerS = prices.total() / load;
    Expected.of(mostPerS).check(findings, bound.required("most_per_s"));
    Expected.of(prices.total()).check(findings, bound.required("total"));
    Expected.of(load).check(findings, bound.required("load"));
    byTask(bound, "values", valuation.means(values), Findings.TOLERANCE * load);
    double[][] singleTaskS =
        isClosedLoop ? ClosedBatch.leastEndToEndS(network, prices) : new double[0][];
    if (isClosedLoop) {
      byTask(bound, "alone_s", valuation.means(singleTaskS), 0);
    }
    return load > 0
        ? new StatedBound.OfModes(loaded, values, prices.total(), mostPerS, singleTaskS)
        : null;
  }

  private void byTask(ObjectReader bound, String key, double[] values, double slack) {
    List<String> ids = instance.tasks().stream().map(Task::id).toList();
    List<ValueReader> stated = Expected.values(bound.required(key), ids);
    for (int k = 0; k < values.length && stated != null; k++) {
      Expected.near(values[k], slack).check(findings, stated.get(k));
    }
  }

  /** The prices; problems are reported. */
  ServerPrices prices(ObjectReader prices) {
    ServerPrices.OfNode verifier = node(prices.object("verifier"), instance.verifier());
    double memory = price(prices, "memory");
    List<String> ids = instance.drafters().stream().map(Drafter::id).toList();
    List<ValueReader> stated = Expected.values(prices.required("drafters"), ids);
    List<ServerPrices.OfDrafter> drafters = new ArrayList<>();
    for (int d = 0; d < ids.size() && stated != null; d++) {
      ObjectReader of = stated.get(d).object();
      ServerPrices.OfNode node = node(of.object("node"), instance.drafters().get(d).node());
      double up = price(of, "up");
      double down = price(of, "down");
      drafters.add(new ServerPrices.OfDrafter(node, up, down, price(of, "band")));
      of.finish();
    }
    List<Double> links = links(prices);
    ObjectReader first = prices.object("first_rounds");
    ServerPrices.PrefillCharging charging = charging(first);
    double phaseS = charging == ServerPrices.PrefillCharging.STALLED ? price(first, "phase_s") : 0;
    ServerPrices.Plane plane = plane(first.object("plane"));
    first.finish();
    prices.finish();
    return new ServerPrices(verifier, memory, drafters, links, charging, phaseS, plane);
  }

  /** As it is written now, or was before 0.1. */
  private static ServerPrices.PrefillCharging charging(ObjectReader first) {
    ServerPrices.PrefillCharging[] all = ServerPrices.PrefillCharging.values();
    return first.optional("way").isPresent()
        ? first.word("way", all, each -> EARLIER_WORDS.get(each.ordinal()))
        : first.word("charging", all, each -> each.name().toLowerCase(Locale.ROOT));
  }

  /** Of shared bands, in the order of the first drafter on each. */
  private List<Double> links(ObjectReader prices) {
    List<String> names = SharedBand.of(instance).stream().map(RadioLink::name).toList();
    List<ValueReader> stated =
        names.isEmpty() ? List.of() : Expected.values(prices.required("links"), names);
    List<Double> links = new ArrayList<>();
    for (int i = 0; i < names.size() && stated != null; i++) {
      findings.count();
      links.add(stated.get(i).number(NumberRange.NON_NEGATIVE));
    }
    return links;
  }

  private ServerPrices.OfNode node(ObjectReader price, Node node) {
    boolean isTable = node.latency() instanceof LatencyModel.Table;
    double perS = price(price, "per_s");
    double compute = isTable ? 0 : price(price, "compute");
    ServerPrices.Plane plane = isTable ? plane(price.object("plane")) : FLAT;
    double byPresence = price(price, "by_presence");
    double byMemory = price(price, "by_memory");
    double byCap = price(price, "by_cap");
    price.finish();
    return new ServerPrices.OfNode(perS, compute, plane, byPresence, byMemory, byCap);
  }

  private ServerPrices.Plane plane(ObjectReader plane) {
    double fresh = price(plane, "new_token_s");
    double cached = price(plane, "cached_s");
    plane.finish();
    return new ServerPrices.Plane(fresh, cached);
  }

  private double price(ObjectReader of, String key) {
    findings.count();
    return of.number(key, NumberRange.NON_NEGATIVE);
  }
}
