package sdedge.oracle.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.RadioLink;
import sdedge.oracle.model.ModeSelection;
import sdedge.oracle.stream.ContinuousBound;
import sdedge.oracle.stream.ContinuousPrices;
import sdedge.oracle.stream.ServerPrices;
import sdedge.oracle.stream.Valuation;

/** Checks bounds by prices, first that of {@code stream.json}: they must follow from the prices. */
record PricesFile(Findings findings, Instance instance) {
  private static final int MOST = Integer.MAX_VALUE;
  private static final String OF_USERS = "bounds_of_users";

  /**
   * The bound that the prices prove; null if there is none, or if it is not right.
   *
   * @param names of the draft modes that may be loaded
   */
  @Nullable StatedBound read(ValueReader value, Set<String> names) {
    return value.isNull() ? null : bound(value.object(), names, this::ofRates);
  }

  /** The bounds of closed loops by the number of users, as far as they are right. */
  Map<Integer, StatedBound> ofUsers(ObjectReader stream, Set<String> names) {
    Map<Integer, StatedBound> byUsers = new LinkedHashMap<>();
    if (stream.optional(OF_USERS).isPresent()) {
      for (ValueReader value : stream.list(OF_USERS, 1, MOST)) {
        ObjectReader own = value.object();
        int users = own.integer("concurrency", 1, MOST);
        StatedBound bound = bound(own, names, (set, loaded) -> ofUsers(set, loaded, users));
        if (byUsers.containsKey(users)) {
          own.required("concurrency").reject("each number of users once");
        } else if (bound != null) {
          byUsers.put(users, bound);
        }
      }
    }
    return byUsers;
  }

  private @Nullable StatedBound bound(
      ObjectReader bound, Set<String> names, Proof<StatedBound.OfModes> proof) {
    List<StatedBound.OfModes> known = proven(bound, "modes", "others", names, proof);
    bound.finish();
    if (known == null) {
      return null;
    }
    double largest = known.get(0).mostPerS() * (1 + Findings.TOLERANCE);
    if (known.stream().anyMatch(each -> each.mostPerS() > largest)) {
      bound.required("most_per_s").reject("the largest of all sets of modes");
    }
    return new StatedBound(known);
  }

  private StatedBound.@Nullable OfModes ofUsers(
      ObjectReader bound, ModeSelection loaded, int users) {
    ObjectReader stated = bound.object("prices");
    int before = bound.problems().count();
    ContinuousPrices prices = new StatedPrices(findings, instance, users).read(stated);
    if (bound.problems().count() > before) {
      return null;
    }
    ContinuousBound proof = new ContinuousBound(loaded, prices, true);
    double[][] values = proof.valuesByAnswer();
    return stated(bound, proof.means(values), values, prices.total());
  }

  private StatedBound.@Nullable OfModes ofRates(ObjectReader bound, ModeSelection loaded) {
    int before = bound.problems().count();
    ServerPrices prices = prices(bound.object("prices"));
    if (bound.problems().count() > before) {
      return null;
    }
    Valuation valuation = new Valuation(loaded, prices, instance.speculation().steps());
    double[][] values = valuation.valuesByAnswer();
    return stated(bound, valuation.means(values), values, prices.total());
  }

  private StatedBound.OfModes stated(
      ObjectReader bound, double[] means, double[][] values, double total) {
    double load = Arrays.stream(means).average().orElse(0);
    double mostPerS = total / load;
    findings.is(bound, "most_per_s", mostPerS);
    findings.is(bound, "total", total);
    findings.is(bound, "load", load);
    findings.is(bound, "values", byTask(means, Findings.TOLERANCE * load));
    if (instance.serving().splitsPrompts()) {
      findings.is(bound, "class", "chunked");
    }
    if (load <= 0) {
      throw new IllegalArgumentException("they bound nothing");
    }
    return new StatedBound.OfModes(values, total, mostPerS);
  }

  /**
   * What prices in {@code summary.json} prove of all policies, whatever draft modes are loaded,
   * seconds; null, which is reported, if they prove nothing.
   *
   * @param drawn whether the makespan is a mean of executions
   */
  @Nullable Double boundAllS(ObjectReader summary, boolean drawn) {
    List<Double> boundsS =
        proven(
            summary,
            "prices_modes",
            "other_prices",
            ModeSelection.names(instance.drafters()),
            (own, loaded) -> boundAllS(own.object("prices"), loaded, drawn));
    return boundsS == null ? null : Collections.min(boundsS);
  }

  private @Nullable Double boundAllS(ObjectReader stated, ModeSelection loaded, boolean drawn) {
    int before = stated.problems().count();
    ContinuousPrices prices = new StatedPrices(findings, instance, 0).read(stated);
    return stated.problems().count() > before
        ? null
        : (Double) new ContinuousBound(loaded, prices, drawn).makespanS();
  }

  /** What prices prove while some modes are loaded. */
  private interface Proof<T> {
    /**
     * The proof, null if problems of the prices are reported; refused by an {@link
     * IllegalArgumentException} if they are none of the network.
     */
    @Nullable T of(ObjectReader stated, ModeSelection loaded);
  }

  /**
   * What is proven by set of modes; null, which is reported, unless each set that fits is in one.
   */
  private <T> @Nullable List<T> proven(
      ObjectReader first, String modes, String others, Set<String> names, Proof<T> proof) {
    List<ObjectReader> all = new ArrayList<>(List.of(first));
    if (first.optional(others).isPresent()) {
      first.list(others, 1, MOST).forEach(other -> all.add(other.object()));
    }
    List<Set<String>> sets = new ArrayList<>();
    List<T> proven = new ArrayList<>();
    for (ObjectReader own : all) {
      int before = own.problems().count();
      sets.add(ModeSubsets.stated(own, sets.isEmpty() ? modes : "modes", names));
      if (own.problems().count() == before) {
        ModeSelection loaded = new ModeSelection(instance, sets.get(sets.size() - 1));
        try {
          T what = proof.of(own, loaded);
          if (what != null) {
            proven.add(what);
          }
        } catch (IllegalArgumentException e) {
          own.required("prices").reject("prices of the network: " + e.getMessage());
        }
      }
      if (sets.size() > 1) {
        own.finish();
      }
    }
    if (!ModeSubsets.cover(instance, sets, names)) {
      first.required("prices").reject("prices for every set of modes that fits");
      return null;
    }
    return proven.size() == sets.size() ? proven : null;
  }

  private Map<String, Expected> byTask(double[] values, double slack) {
    Map<String, Expected> byTask = new LinkedHashMap<>();
    for (int k = 0; k < values.length; k++) {
      byTask.put(instance.tasks().get(k).id(), Expected.near(values[k], slack));
    }
    return byTask;
  }

  ServerPrices prices(ObjectReader stated) {
    PriceReader prices = new PriceReader(findings, stated);
    ServerPrices.OfNode verifier = node(prices.object("verifier"), instance.verifier());
    PriceReader byId = prices.object("drafters");
    List<ServerPrices.OfDrafter> drafters = new ArrayList<>();
    for (Drafter drafter : instance.drafters()) {
      PriceReader of = byId.object(drafter.id());
      ServerPrices.OfNode node = node(of.object("node"), drafter.node());
      drafters.add(
          new ServerPrices.OfDrafter(node, of.number("up"), of.number("down"), of.number("band")));
      of.of().finish();
    }
    byId.of().finish();
    List<String> bands = instance.bands().stream().map(RadioLink::name).toList();
    List<Double> links = bands.isEmpty() ? List.of() : prices.byName("links", bands);
    PriceReader first = prices.object("first_rounds");
    ServerPrices.PrefillCharging charging = first.charging();
    boolean isStalled = charging == ServerPrices.PrefillCharging.STALLED;
    double phaseS = isStalled ? first.number("phase_s") : 0;
    ServerPrices.Plane plane = first.plane("plane");
    first.of().finish();
    double memory = prices.number("memory");
    stated.finish();
    return new ServerPrices(verifier, memory, drafters, links, charging, phaseS, plane);
  }

  private static ServerPrices.OfNode node(PriceReader price, Node node) {
    ServerPrices.OfNode read =
        new ServerPrices.OfNode(
            price.number("per_s"),
            price.compute("compute", node),
            price.plane("plane", node),
            price.number("by_presence"),
            price.number("by_memory"),
            price.number("by_cap"));
    price.of().finish();
    return read;
  }
}
