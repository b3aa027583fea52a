package sdedge.check.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sdedge.check.stream.ContinuousPrices;
import sdedge.check.stream.ServerPrices;
import sdedge.document.NumberRange;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;
import sdedge.instance.Task;

/**
 * Reads prices of all tasks served, of {@code summary.json} and of closed loops.
 *
 * @param users of a closed loop; 0 of tasks that are served once
 */
record StatedPrices(Findings findings, Instance instance, int users) {
  private static final int ETAS = 3;
  private static final int MOST_PARTS = 4096;

  /** The prices; problems are reported. */
  ContinuousPrices read(ObjectReader prices) {
    double perS = number(prices.required("verifier"));
    double memory = number(prices.required("memory"));
    List<Double> drafterPerS = byDrafter(prices.object("drafters"));
    List<Double> drafterMemory = byDrafter(prices.object("drafter_memory"));
    List<Double> own = own(prices);
    ValueReader phase = prices.required("phase_s");
    double phaseS = phase.isNull() ? Double.POSITIVE_INFINITY : number(phase);
    double stalled = number(prices.required("stalled"));
    List<ServerPrices.OfNode> drafters = drafters(prices, drafterPerS);
    ServerPrices.OfNode verifier = verifier(prices, perS);
    ObjectReader first = prices.object("first_rounds");
    ServerPrices.PrefillCharging[] all = ServerPrices.PrefillCharging.values();
    ServerPrices.PrefillCharging charging =
        first.word("charging", all, each -> each.name().toLowerCase(Locale.ROOT));
    ServerPrices.Plane plane = isTable(instance.verifier()) ? plane(first) : PricesFile.FLAT;
    first.finish();
    findings.count();
    boolean isOrdered = prices.required("ordered").bool();
    int parts = prices.integer("parts", 1, MOST_PARTS);
    prices.finish();
    return new ContinuousPrices(
        verifier,
        drafters,
        memory,
        drafterMemory,
        own,
        users,
        phaseS,
        stalled,
        charging,
        plane,
        isOrdered,
        parts);
  }

  private static boolean isTable(Node node) {
    return node.latency() instanceof LatencyModel.Table;
  }

  private double number(ValueReader value) {
    findings.count();
    return value.number(NumberRange.NON_NEGATIVE);
  }

  private List<Double> byDrafter(ObjectReader byId) {
    List<Double> all = new ArrayList<>();
    for (Drafter drafter : instance.drafters()) {
      all.add(number(byId.required(drafter.id())));
    }
    byId.finish();
    return all;
  }

  private List<Double> own(ObjectReader prices) {
    if (users > 0) {
      return Collections.nCopies(instance.tasks().size(), number(prices.required("own")));
    }
    ObjectReader byId = prices.object("own");
    List<Double> own = new ArrayList<>();
    for (Task task : instance.tasks()) {
      own.add(number(byId.required(task.id())));
    }
    byId.finish();
    return own;
  }

  private ServerPrices.OfNode verifier(ObjectReader prices, double perS) {
    boolean isTable = isTable(instance.verifier());
    double compute = isTable ? 0 : number(prices.required("compute"));
    ServerPrices.Plane plane = isTable ? plane(prices) : PricesFile.FLAT;
    List<Double> eta = prices.list("eta", ETAS, ETAS).stream().map(this::number).toList();
    return eta.size() == ETAS
        ? new ServerPrices.OfNode(perS, compute, plane, eta.get(0), eta.get(1), eta.get(2))
        : new ServerPrices.OfNode(perS, compute, plane, 1, 0, 0); // which is reported
  }

  private List<ServerPrices.OfNode> drafters(ObjectReader prices, List<Double> perS) {
    ObjectReader computes = prices.object("drafter_compute");
    boolean hasTables = instance.drafters().stream().anyMatch(each -> isTable(each.node()));
    @Nullable ObjectReader planes = hasTables ? prices.object("drafter_planes") : null;
    List<ServerPrices.OfNode> drafters = new ArrayList<>();
    for (Drafter drafter : instance.drafters()) {
      double own = perS.get(drafters.size());
      if (planes != null && isTable(drafter.node())) {
        ServerPrices.Plane plane = PricesFile.plane(findings, planes.object(drafter.id()));
        drafters.add(new ServerPrices.OfNode(own, 0, plane, 1, 0, 0));
      } else {
        double compute = number(computes.required(drafter.id()));
        drafters.add(new ServerPrices.OfNode(own, compute, PricesFile.FLAT, 1, 0, 0));
      }
    }
    computes.finish();
    if (planes != null) {
      planes.finish();
    }
    return drafters;
  }

  private ServerPrices.Plane plane(ObjectReader of) {
    return PricesFile.plane(findings, of.object("plane"));
  }
}
