package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.plan.ModeSets;

/**
 * Finds prices that say much (docs/model.md section 12): by pattern search on a rough load, from
 * several ways to share passes and to charge first rounds; the best of them goes on.
 */
public final class PriceSearch {
  private static final int SAMPLE = 128; // tasks or outcomes that are looked at while searching
  private static final int FIRST_SWEEPS = 14;
  private static final int SWEEPS = 40;
  private static final int PARTS = 2;
  private static final double SMALL = 0.02; // of the price of the verifier
  private static final double DIGITS = 1e6; // of prices, whose sum is 1

  private final NetworkLimits network;
  private final RoughLoad rough;
  private final PriceCoordinates coordinates;
  private final Control search; // of better prices: half of the time, the rest is for the values

  private record Found(PriceVector vector, double perS) {}

  private PriceSearch(TaskOutcomes tasks, Set<String> loaded, Control search, Control control) {
    network = new NetworkLimits(tasks, loaded, control);
    this.search = search;
    rough = new RoughLoad(network, tasks.sample(SAMPLE));
    coordinates = new PriceCoordinates(network, rough);
  }

  /**
   * The best prices found for an instance.
   *
   * @param steps {@code MEAN} for mean progress, {@code EXPECTED} for acceptance that is drawn
   * @throws IllegalArgumentException if an answer is too long; see {@link PolicyBound}
   */
  public static PolicyBound best(Instance instance, Steps steps, Control control) {
    return best(instance, ModeSets.nameSet(instance), steps, control);
  }

  /**
   * The best prices found with some draft modes loaded.
   *
   * @param control ends the search, and then what the bound says of tasks, with a {@link
   *     CancellationException}
   */
  public static PolicyBound best(
      Instance instance, Set<String> loaded, Steps steps, Control control) {
    return new PriceSearch(TaskOutcomes.of(instance), loaded, control.share(0, PARTS), control)
        .run(steps);
  }

  private PolicyBound run(Steps steps) {
    List<Found> found = new ArrayList<>();
    for (PrefillCharging.Kind charging : PrefillCharging.Kind.values()) {
      for (PriceVector start : coordinates.starts(charging)) {
        found.add(search(start, coordinates.first(start), FIRST_SWEEPS));
      }
    }
    PriceVector best = Collections.min(found, Comparator.comparingDouble(Found::perS)).vector();
    Found refined = search(best, coordinates.all(best), SWEEPS);
    return new PolicyBound(network, rounded(refined.vector()), steps);
  }

  private Found search(PriceVector vector, int[] turned, int sweeps) {
    double perS = new PatternSearch(this::perS).run(vector, turned, SMALL, sweeps);
    return new Found(vector, perS);
  }

  /** About Θ/L; infinite where the prices say nothing. */
  private double perS(PriceVector vector) {
    if (search.isStopped()) {
      return Double.POSITIVE_INFINITY;
    }
    try {
      Prices prices = vector.prices();
      double load = rough.of(prices);
      return load > 0 ? prices.total() / load : Double.POSITIVE_INFINITY;
    } catch (IllegalArgumentException e) { // a plane that is not below its table
      return Double.POSITIVE_INFINITY;
    }
  }

  /** Prices of sum 1, about, with few digits: they prove as much as those with all of them. */
  private static Prices rounded(PriceVector vector) {
    PriceVector scaled = vector.copy();
    scaled.scale(1 / scaled.prices().total());
    scaled.round(DIGITS);
    return scaled.prices();
  }
}
