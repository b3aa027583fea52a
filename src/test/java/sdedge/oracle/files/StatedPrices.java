package sdedge.oracle.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.Task;
import sdedge.oracle.stream.ContinuousPrices;
import sdedge.oracle.stream.ServerPrices;

/**
 * Reads prices of all tasks served, of {@code summary.json} and of closed loops.
 *
 * @param users of a closed loop; 0 of tasks that are served once
 */
record StatedPrices(Findings findings, Instance instance, int users) {
  private static final int ETAS = 3;
  private static final int MOST_PARTS = 4096;

  ContinuousPrices read(ObjectReader stated) {
    PriceReader prices = new PriceReader(findings, stated);
    List<String> ids = instance.drafters().stream().map(Drafter::id).toList();
    List<String> tasks = instance.tasks().stream().map(Task::id).toList();
    ValueReader phase = stated.required("phase_s");
    PriceReader first = prices.object("first_rounds");
    ContinuousPrices read =
        new ContinuousPrices(
            verifier(prices),
            drafters(prices, prices.byName("drafters", ids)),
            prices.number("memory"),
            prices.byName("drafter_memory", ids),
            users > 0
                ? Collections.nCopies(tasks.size(), prices.number("own"))
                : prices.byName("own", tasks),
            users,
            phase.isNull() ? Double.POSITIVE_INFINITY : prices.number(phase),
            prices.number("stalled"),
            first.charging(),
            first.plane("plane", instance.verifier()),
            stated.required("ordered").bool(),
            stated.integer("parts", 1, MOST_PARTS));
    first.of().finish();
    stated.finish();
    return read;
  }

  private ServerPrices.OfNode verifier(PriceReader prices) {
    Node node = instance.verifier();
    List<Double> eta =
        prices.of().list("eta", ETAS, ETAS).stream().map(each -> prices.number(each)).toList();
    boolean isWhole = eta.size() == ETAS; // or it is reported
    return new ServerPrices.OfNode(
        prices.number("verifier"),
        prices.compute("compute", node),
        prices.plane("plane", node),
        isWhole ? eta.get(0) : 1,
        isWhole ? eta.get(1) : 0,
        isWhole ? eta.get(2) : 0);
  }

  private List<ServerPrices.OfNode> drafters(PriceReader prices, List<Double> perS) {
    PriceReader computes = prices.object("drafter_compute");
    boolean areMeasured =
        instance.drafters().stream().anyMatch(each -> PriceReader.isMeasured(each.node()));
    PriceReader planes = areMeasured ? prices.object("drafter_planes") : computes;
    List<ServerPrices.OfNode> drafters = new ArrayList<>();
    for (Drafter drafter : instance.drafters()) {
      double compute = computes.compute(drafter.id(), drafter.node());
      ServerPrices.Plane plane = planes.plane(drafter.id(), drafter.node());
      drafters.add(new ServerPrices.OfNode(perS.get(drafters.size()), compute, plane, 1, 0, 0));
    }
    computes.of().finish();
    if (areMeasured) {
      planes.of().finish();
    }
    return drafters;
  }
}
