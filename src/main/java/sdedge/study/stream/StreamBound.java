package sdedge.study.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.stream.Requests;
import sdedge.stream.StreamResult;
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
