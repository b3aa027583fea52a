package sdedge.check.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.ModeSelection;
import sdedge.check.model.SharedBand;
import sdedge.check.stream.ContinuousBound;
import sdedge.check.stream.ContinuousPrices;
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

/** Checks bounds by prices, first that of {@code stream.json}: they must follow from the prices. */
record PricesFile(Findings findings, Instance instance) {
  static final ServerPrices.Plane FLAT = new ServerPrices.Plane(0, 0);
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
    is(bound, "most_per_s", mostPerS);
    is(bound, "total", total);
    is(bound, "load", load);
    is(bound, "values", byTask(means, Findings.TOLERANCE * load));
    if (instance.serving().splitsPrompts()) {
      is(bound, "class", "chunked");
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
    if (!new ModeSubsets.Cover(instance, sets).isOf(names)) {
      first.required("prices").reject("prices for every set of modes that fits");
      return null;
    }
    return proven.size() == sets.size() ? proven : null;
  }

  private void is(ObjectReader bound, String key, Object expected) {
    Expected.check(findings, bound.required(key), expected);
  }

  private Map<String, Expected> byTask(double[] values, double slack) {
    Map<String, Expected> byTask = new LinkedHashMap<>();
    for (int k = 0; k < values.length; k++) {
      byTask.put(instance.tasks().get(k).id(), Expected.near(values[k], slack));
    }
    return byTask;
  }

  /** The prices; problems are reported. */
  ServerPrices prices(ObjectReader prices) {
    ServerPrices.OfNode verifier = node(prices.object("verifier"), instance.verifier());
    double memory = price(prices, "memory");
    ObjectReader byId = prices.object("drafters");
    List<ServerPrices.OfDrafter> drafters = new ArrayList<>();
    for (Drafter drafter : instance.drafters()) {
      ObjectReader of = byId.object(drafter.id());
      ServerPrices.OfNode node = node(of.object("node"), drafter.node());
      double up = price(of, "up");
      double down = price(of, "down");
      drafters.add(new ServerPrices.OfDrafter(node, up, down, price(of, "band")));
      of.finish();
    }
    byId.finish();
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
        ? first.word("way", all, PricesFile::earlierWord)
        : first.word("charging", all, each -> each.name().toLowerCase(Locale.ROOT));
  }

  private static String earlierWord(ServerPrices.PrefillCharging charging) {
    return switch (charging) {
      case SHARED -> "shared";
      case PIGGYBACKED -> "ridden";
      case STALLED -> "stalling";
    };
  }

  /** Of shared bands, in the order of the first drafter on each. */
  private List<Double> links(ObjectReader prices) {
    List<RadioLink> shared = SharedBand.of(instance);
    if (shared.isEmpty()) {
      return List.of();
    }
    ObjectReader links = prices.object("links");
    List<Double> all = shared.stream().map(link -> price(links, link.name())).toList();
    links.finish();
    return all;
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
    return plane(findings, plane);
  }

  /** A plane; problems are reported. */
  static ServerPrices.Plane plane(Findings findings, ObjectReader plane) {
    findings.count();
    double fresh = plane.number("new_token_s", NumberRange.NON_NEGATIVE);
    findings.count();
    double cached = plane.number("cached_s", NumberRange.NON_NEGATIVE);
    plane.finish();
    return new ServerPrices.Plane(fresh, cached);
  }

  private double price(ObjectReader of, String key) {
    findings.count();
    return of.number(key, NumberRange.NON_NEGATIVE);
  }
}
