package sdedge.study.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.stream.Requests;
import sdedge.stream.StreamResult;
import sdedge.stream.bound.DrafterPrice;
import sdedge.stream.bound.PolicyBound;
import sdedge.stream.bound.PriceSearch;
import sdedge.stream.bound.Prices;

/**
 * What no policy can exceed, with its proof.
 *
 * @param values V of each task at the prices
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
public record StreamBound(Prices prices, double[] values) {
  private static final double LEAST_SHARE = 0.01;

  /**
   * Looks for good prices, with the steps of the instance.
   *
   * @return null if no prices say anything
   * @throws IllegalArgumentException if an answer is too long; see {@link PolicyBound}
   */
  public static @Nullable StreamBound of(Instance instance) {
    PolicyBound best = PriceSearch.best(instance, instance.speculation().steps());
    StreamBound bound = new StreamBound(best.prices(), best.values());
    double most = bound.mostPerS();
    return most > 0 && most < Double.POSITIVE_INFINITY ? bound : null;
  }

  /** L, what a request takes on average. */
  public double load() {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** Θ/L, requests per second. */
  public double mostPerS() {
    return load() > 0 ? prices.total() / load() : Double.POSITIVE_INFINITY;
  }

  /**
   * What is short: the servers and memories whose second makes up a hundredth or more of the price
   * of a second of everything, the dearest first.
   *
   * @param what a node, a link, a band or the memory
   * @param share of Θ
   */
  public record Scarce(String what, double share) {}

  /** What is short; see {@link Scarce}. */
  public List<Scarce> scarce(Instance instance) {
    String verifier = instance.verifier().id();
    List<Scarce> all = new ArrayList<>();
    all.add(new Scarce(verifier, prices.verifier().perS()));
    all.add(new Scarce("memory of " + verifier, prices.memory()));
    for (int d = 0; d < prices.drafters().size(); d++) {
      DrafterPrice price = prices.drafters().get(d);
      String drafter = instance.drafters().get(d).id();
      all.add(new Scarce(drafter, price.node().perS()));
      all.add(new Scarce("link up of " + drafter, price.up()));
      all.add(new Scarce("link down of " + drafter, price.down()));
      all.add(new Scarce("band of " + drafter, price.band()));
    }
    return all.stream()
        .map(each -> new Scarce(each.what, each.share / prices.total()))
        .filter(each -> each.share >= LEAST_SHARE)
        .sorted(Comparator.comparingDouble((Scarce each) -> -each.share))
        .toList();
  }

  /** The throughput of a run as a share of what any policy could have served of its requests. */
  public double share(StreamResult result) {
    Requests requests = result.requests();
    double used = 0;
    for (int r = 0; r < requests.count(); r++) {
      used += values[requests.task(r)];
    }
    return used / prices.total() / result.spanS();
  }
}
