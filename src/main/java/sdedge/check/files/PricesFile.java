package sdedge.check.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.ModeSelection;
import sdedge.check.stream.ClosedBatch;
import sdedge.check.stream.Tariff;
import sdedge.check.stream.Valuation;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;
import sdedge.instance.RadioLink;

/** Checks bounds by prices, first that of {@code stream.json}: they must follow from the prices. */
record PricesFile(Findings findings, Instance instance) {
  private static final Tariff.Plane FLAT = new Tariff.Plane(0, 0);
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

  /** The names that are stated, of those that there may be. */
  Set<String> modes(ObjectReader of, String key, Set<String> names) {
    Set<String> loaded = new TreeSet<>();
    if (of.optional(key).isPresent()) {
      for (ValueReader name : of.list(key, 1, MOST)) {
        String word = name.text(TextRule.NAME);
        if (!names.contains(word) || !loaded.add(word)) {
          name.reject("a draft mode that may be loaded, once");
        }
      }
    }
    return loaded;
  }

  private StatedBound.@Nullable OfModes ofModes(
      ValueReader value, ObjectReader bound, Set<String> names, boolean isClosedLoop) {
    int before = value.problems().count();
    Set<String> loaded = modes(bound, "modes", names);
    Tariff tariff = tariff(bound.object("prices"));
    if (value.problems().count() > before) {
      return null;
    }
    ModeSelection network = new ModeSelection(instance, loaded);
    Valuation valuation = new Valuation(network, tariff, instance.speculation().steps());
    double[][] values;
    try {
      values = valuation.valuesByAnswer();
    } catch (IllegalArgumentException e) {
      bound.required("prices").reject("prices of the network: " + e.getMessage());
      return null;
    }
    double load = Arrays.stream(means(values)).average().orElse(0);
    double mostPerS = tariff.total() / load;
    Expected.of(mostPerS).check(findings, bound.required("most_per_s"));
    Expected.of(tariff.total()).check(findings, bound.required("total"));
    Expected.of(load).check(findings, bound.required("load"));
    byTask(bound, "values", means(values), Findings.TOLERANCE * load);
    double[][] aloneS =
        isClosedLoop ? ClosedBatch.leastEndToEndS(network, tariff) : new double[0][];
    if (isClosedLoop) {
      byTask(bound, "alone_s", means(aloneS), 0);
    }
    return load > 0
        ? new StatedBound.OfModes(loaded, values, tariff.total(), mostPerS, aloneS)
        : null;
  }

  /** The mean over the answers of each task. */
  private double[] means(double[][] values) {
    double[] means = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      List<AnswerLaw.Outcome> law = instance.tasks().get(k).answer().outcomes();
      double weights = 0;
      for (int s = 0; s < law.size(); s++) {
        weights += law.get(s).weight();
        means[k] += law.get(s).weight() * values[k][s];
      }
      means[k] /= weights;
    }
    return means;
  }

  private void byTask(ObjectReader bound, String key, double[] values, double slack) {
    Map<String, ValueReader> stated = bound.object(key).entries(TextRule.NAME, MOST);
    for (int k = 0; k < values.length; k++) {
      String id = instance.tasks().get(k).id();
      ValueReader own = stated.remove(id);
      if (own == null) {
        bound.required(key).reject("values of all tasks, " + id + " too");
      } else {
        Expected.near(values[k], slack).check(findings, own);
      }
    }
    stated.values().forEach(other -> other.report("no such task is expected"));
  }

  /** The prices; problems are reported. */
  Tariff tariff(ObjectReader prices) {
    Tariff.OfNode verifier = node(prices.object("verifier"), instance.verifier());
    double memory = price(prices, "memory");
    Map<String, ValueReader> stated = prices.object("drafters").entries(TextRule.NAME, MOST);
    List<Tariff.OfDrafter> drafters = new ArrayList<>();
    for (Drafter drafter : instance.drafters()) {
      ValueReader own = stated.remove(drafter.node().id());
      if (own == null) {
        prices.required("drafters").reject("prices of " + drafter.node().id() + " too");
      } else {
        ObjectReader of = own.object();
        Tariff.OfNode node = node(of.object("node"), drafter.node());
        double up = price(of, "up");
        double down = price(of, "down");
        drafters.add(new Tariff.OfDrafter(node, up, down, price(of, "band")));
        of.finish();
      }
    }
    stated.values().forEach(other -> other.report("no such drafter is expected"));
    List<Double> links = links(prices);
    ObjectReader first = prices.object("first_rounds");
    Tariff.PrefillCharging way =
        first.word(
            "way", Tariff.PrefillCharging.values(), each -> each.name().toLowerCase(Locale.ROOT));
    double phaseS = way == Tariff.PrefillCharging.STALLING ? price(first, "phase_s") : 0;
    Tariff.Plane plane = plane(first.object("plane"));
    first.finish();
    prices.finish();
    return new Tariff(verifier, memory, drafters, links, way, phaseS, plane);
  }

  /** Of shared bands, in the order of the first drafter on each. */
  private List<Double> links(ObjectReader prices) {
    Set<String> names = new LinkedHashSet<>();
    for (Drafter drafter : instance.drafters()) {
      RadioLink.Access access = drafter.fronthaul().access();
      if (access != null) {
        names.add(access.link().name());
      }
    }
    List<Double> links = new ArrayList<>();
    if (names.isEmpty()) {
      return links;
    }
    Map<String, ValueReader> stated = prices.object("links").entries(TextRule.NAME, MOST);
    for (String name : names) {
      ValueReader own = stated.remove(name);
      if (own == null) {
        prices.required("links").reject("a price of " + name + " too");
      } else {
        findings.count();
        links.add(own.number(NumberRange.NON_NEGATIVE));
      }
    }
    stated.values().forEach(other -> other.report("no such link is expected"));
    return links;
  }

  private Tariff.OfNode node(ObjectReader price, Node node) {
    boolean isTable = node.latency() instanceof LatencyModel.Table;
    double perS = price(price, "per_s");
    double compute = isTable ? 0 : price(price, "compute");
    Tariff.Plane plane = isTable ? plane(price.object("plane")) : FLAT;
    double byPresence = price(price, "by_presence");
    double byMemory = price(price, "by_memory");
    double byCap = price(price, "by_cap");
    price.finish();
    return new Tariff.OfNode(perS, compute, plane, byPresence, byMemory, byCap);
  }

  private Tariff.Plane plane(ObjectReader plane) {
    double fresh = price(plane, "new_token_s");
    double cached = price(plane, "cached_s");
    plane.finish();
    return new Tariff.Plane(fresh, cached);
  }

  private double price(ObjectReader of, String key) {
    findings.count();
    return of.number(key, NumberRange.NON_NEGATIVE);
  }
}
