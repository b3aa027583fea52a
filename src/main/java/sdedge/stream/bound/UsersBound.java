package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.plan.ModeSets;
import sdedge.stream.Requests;

/**
 * No policy serves more requests of some users, each of whom sends the next one when an answer is
 * complete (docs/model.md section 12).
 *
 * @param ofModes a bound for each set of draft modes of which one is enough for any policy, the
 *     largest first; one without modes
 */
public record UsersBound(int users, List<OfModes> ofModes) {
  private static final int PARTS = 2; // of the time: better prices, and what the best of them prove

  public UsersBound {
    ofModes = List.copyOf(ofModes);
  }

  /**
   * What nobody can exceed who has a set of draft modes loaded.
   *
   * @param total Θ
   * @param values what a request for each task uses of it at least
   */
  public record OfModes(
      Set<String> loaded, ClosedPrices prices, double total, AnswerValues values) {
    /** Requests per second. */
    public double mostPerS() {
      return total / values.mean();
    }
  }

  /**
   * The bound by the best prices found.
   *
   * @param names of the draft modes that may be loaded
   * @throws java.util.concurrent.CancellationException if the control stops it
   */
  public static UsersBound of(Instance instance, List<String> names, int users, Control control) {
    List<OfModes> all = new ArrayList<>();
    for (Set<String> loaded : ModeSets.ofStreams(instance, names)) {
      NetworkLimits network = new NetworkLimits(TaskOutcomes.of(instance), loaded, control);
      ClosedLimits limits = ClosedLimits.ofUsers(network, users);
      ClosedPrices prices = new ClosedPriceSearch(limits.roughly(), control.share(0, PARTS)).best();
      all.add(proven(limits, loaded, prices));
    }
    all.sort(Comparator.comparingDouble(each -> -each.mostPerS()));
    return new UsersBound(users, all);
  }

  /** What prices of some users prove while some draft modes are loaded. */
  public static OfModes of(
      Instance instance, Set<String> loaded, int users, ClosedPrices prices, Control control) {
    NetworkLimits network = new NetworkLimits(TaskOutcomes.of(instance), loaded, control);
    return proven(ClosedLimits.ofUsers(network, users), loaded, prices);
  }

  /** What prices prove. */
  static OfModes proven(ClosedLimits limits, Set<String> loaded, ClosedPrices prices) {
    ClosedRates rates = ClosedRates.of(limits, prices);
    double[] values = new ClosedValues(limits, rates, prices.charging()).values();
    NetworkLimits network = limits.network();
    if (prices.charging().isEndless()) {
      Arrays.setAll(values, i -> values[i] + prices.own().get(0) * network.uploadS(i));
    }
    return new OfModes(loaded, prices, rates.total(), network.outcomes().values(values));
  }

  /** Requests per second, whatever is loaded. */
  public double mostPerS() {
    return ofModes.get(0).mostPerS();
  }

  /** Seconds that some requests take at least together. */
  public double leastS(Requests requests) {
    return ofModes.stream()
        .mapToDouble(each -> each.values.sum(requests) / each.total)
        .min()
        .orElse(0);
  }
}
