package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.plan.ModeSets;
import sdedge.stream.Requests;

/**
 * No policy serves more requests of a stream for long, or of some users, each of whom sends the
 * next one when an answer is complete (docs/model.md section 12). Any prices give valid bounds.
 *
 * @param users {@link #STREAM} of a stream
 * @param ofModes a bound for each set of draft modes of which one is enough for any policy, the
 *     largest first; one without modes
 */
public record RateBound(int users, List<OfModes> ofModes) {
  /** In place of a number of users. */
  public static final int STREAM = 0;

  /** The longest answer that is valued, tokens. */
  public static final int LONGEST = 1_000_000;

  private static final int PARTS = 2; // of the time: better prices, and what the best of them prove

  public RateBound {
    ofModes = new ArrayList<>(ofModes);
    ofModes.sort(Comparator.comparingDouble(each -> -each.mostPerS()));
    ofModes = List.copyOf(ofModes);
  }

  /**
   * What nobody can exceed who has a set of draft modes loaded.
   *
   * @param total Θ
   * @param values V, what a request for each task uses of it at least
   */
  public record OfModes(Set<String> loaded, Prices prices, double total, AnswerValues values) {
    /** L, what a request takes on average, each task as often as any other. */
    public double load() {
      return values.mean();
    }

    /** Θ/L, requests per second; infinite if L is not positive. */
    public double mostPerS() {
      return load() > 0 ? total / load() : Double.POSITIVE_INFINITY;
    }
  }

  /**
   * The bound by the best prices found.
   *
   * @param names of the draft modes that may be loaded
   * @throws java.util.concurrent.CancellationException if the control stops it
   * @throws IllegalArgumentException if an answer is longer than {@value #LONGEST} tokens
   */
  public static RateBound of(Instance instance, List<String> names, int users, Control control) {
    return new RateBound(
        users,
        ModeSets.ofStreams(instance, names).stream()
            .map(loaded -> best(instance, loaded, users, control))
            .toList());
  }

  /** What the best prices found prove while some draft modes are loaded. */
  static OfModes best(Instance instance, Set<String> loaded, int users, Control control) {
    PresenceLimits limits = limits(instance, loaded, users, control);
    Prices prices = new PriceSearch(limits.roughly(), control.share(0, PARTS)).best();
    return proven(limits, loaded, prices);
  }

  /**
   * What prices prove while some draft modes are loaded, with the steps of the instance.
   *
   * @throws IllegalArgumentException if the prices are not those of such a network
   */
  public static OfModes of(
      Instance instance, Set<String> loaded, int users, Prices prices, Control control) {
    return proven(limits(instance, loaded, users, control), loaded, prices);
  }

  private static PresenceLimits limits(
      Instance instance, Set<String> loaded, int users, Control control) {
    TaskOutcomes outcomes = TaskOutcomes.of(instance);
    for (Task task : outcomes.known().tasks()) {
      if (task.outputTokens() > LONGEST) {
        throw new IllegalArgumentException(
            "bounds are for answers of at most " + LONGEST + " tokens, not for " + task.id());
      }
    }
    NetworkLimits network = new NetworkLimits(outcomes, loaded, control);
    return users == STREAM
        ? PresenceLimits.ofStream(network)
        : PresenceLimits.ofUsers(network, users);
  }

  /** What prices prove. */
  static OfModes proven(PresenceLimits limits, Set<String> loaded, Prices prices) {
    Rates rates = Rates.of(limits, prices);
    double[] values = new TaskValues(limits, rates, prices.charging()).values();
    NetworkLimits network = limits.network();
    if (prices.charging().isEndless()) {
      Arrays.setAll(values, i -> values[i] + rates.own()[i] * network.uploadS(i));
    }
    return new OfModes(loaded, prices, rates.total(), network.outcomes().values(values));
  }

  /** That of the modes with which most can be served. */
  public OfModes largest() {
    return ofModes.get(0);
  }

  /** Requests per second, whatever is loaded. */
  public double mostPerS() {
    return largest().mostPerS();
  }

  /** Seconds that some requests take at least together. */
  public double leastS(Requests requests) {
    return ofModes.stream()
        .mapToDouble(each -> each.values.sum(requests) / each.total)
        .min()
        .orElse(0);
  }
}
