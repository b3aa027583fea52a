package sdedge.check.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.check.stream.Tariff;
import sdedge.check.stream.Valuation;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;

/** Checks bounds by prices, first that of {@code stream.json}: they must follow from the prices. */
record PricesFile(Findings findings, Instance instance) {
  private static final Tariff.Plane FLAT = new Tariff.Plane(0, 0);
  private static final int MOST = Integer.MAX_VALUE;

  /**
   * What no policy can exceed.
   *
   * @param values V by task
   * @param total Θ
   * @param mostPerS Θ/L
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, never changed
  record Bound(double[] values, double total, double mostPerS) {}

  /** The bound that the prices prove; null if there is none, or if it is not right. */
  @Nullable Bound read(ValueReader value) {
    if (value.isNull()) {
      return null;
    }
    int before = value.problems().count();
    ObjectReader bound = value.object();
    Tariff tariff = tariff(bound.object("prices"));
    if (value.problems().count() > before) {
      return null;
    }
    Valuation valuation = new Valuation(instance, tariff, instance.speculation().steps());
    double[] values;
    try {
      values = valuation.values();
    } catch (IllegalArgumentException e) {
      bound.required("prices").reject("prices of the network: " + e.getMessage());
      return null;
    }
    double load = 0;
    for (double each : values) {
      load += each / values.length;
    }
    double mostPerS = tariff.total() / load;
    Expected.of(mostPerS).check(findings, bound.required("most_per_s"));
    Expected.of(tariff.total()).check(findings, bound.required("total"));
    Expected.of(load).check(findings, bound.required("load"));
    Map<String, ValueReader> stated = bound.object("values").entries(TextRule.NAME, MOST);
    for (int k = 0; k < values.length; k++) {
      String id = instance.tasks().get(k).id();
      ValueReader own = stated.remove(id);
      if (own == null) {
        bound.required("values").reject("values of all tasks, " + id + " too");
      } else {
        Expected.near(values[k], Findings.TOLERANCE * load).check(findings, own);
      }
    }
    stated.values().forEach(other -> other.report("no such task is expected"));
    bound.finish();
    return load > 0 ? new Bound(values, tariff.total(), mostPerS) : null;
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
    ObjectReader first = prices.object("first_rounds");
    Tariff.Way way =
        first.word("way", Tariff.Way.values(), each -> each.name().toLowerCase(Locale.ROOT));
    double phaseS = way == Tariff.Way.STALLING ? price(first, "phase_s") : 0;
    Tariff.Plane plane = plane(first.object("plane"));
    first.finish();
    prices.finish();
    return new Tariff(verifier, memory, drafters, way, phaseS, plane);
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
