package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Serving;
import sdedge.instance.Steps;
import sdedge.plan.ModeSets;
import sdedge.timeline.RunDraws;

/**
 * No policy, continuous or by plans, completes all tasks of an instance sooner, if all of them are
 * there at time 0 (docs/model.md section 12).
 *
 * @param boundS seconds
 * @param prices of the proof by prices
 * @param ofModes the bounds of all sets of draft modes of which one is the least that can be loaded
 */
public record ClosedBound(double boundS, Prices prices, List<OfModes> ofModes) {
  private static final int PARTS = 2; // of the time: better prices, and what the best of them prove

  public ClosedBound {
    ofModes = List.copyOf(ofModes);
  }

  /** A bound whatever is loaded: the least of those of all sets of draft modes. */
  public static ClosedBound of(List<OfModes> all) {
    ClosedBound least = all.get(0).bound();
    for (OfModes each : all) {
      least = each.bound().boundS < least.boundS ? each.bound() : least;
    }
    return new ClosedBound(least.boundS, least.prices, all);
  }

  /** A bound while some draft modes are loaded. */
  private ClosedBound(double boundS, Prices prices) {
    this(boundS, prices, List.of());
  }

  /**
   * The bound of those who have a set of draft modes loaded.
   *
   * @param loaded names of the modes
   */
  public record OfModes(Set<String> loaded, ClosedBound bound) {}

  /** That of the modes with which least is proven. */
  public OfModes least() {
    return ofModes.stream()
        .filter(each -> each.bound().boundS == boundS)
        .findFirst()
        .orElse(new OfModes(Set.of(), this));
  }

  /**
   * The bound on an instance, by the best prices found.
   *
   * @param pipeline of the plans
   * @param control ends the search for prices
   * @return null if it was stopped before anything was known, or if an answer is too long
   */
  public static @Nullable ClosedBound of(Instance instance, Pipeline pipeline, Control control) {
    TaskOutcomes tasks = tasks(instance);
    if (tasks.known().tasks().stream().anyMatch(task -> task.outputTokens() > RateBound.LONGEST)) {
      return null;
    }
    try {
      List<OfModes> all = new ArrayList<>();
      for (Set<String> loaded : ModeSets.ofStreams(instance)) {
        PresenceLimits limits = limits(instance, pipeline, loaded, control);
        Prices prices = new PriceSearch(limits.roughly(), control.share(0, PARTS)).best();
        all.add(new OfModes(loaded, proven(limits, prices)));
      }
      return of(all);
    } catch (CancellationException isStopped) {
      return null;
    }
  }

  /** The bound that some prices prove while some draft modes are loaded. */
  public static ClosedBound of(
      Instance instance, Pipeline pipeline, Set<String> loaded, Prices prices, Control control) {
    return proven(limits(instance, pipeline, loaded, control), prices);
  }

  private static ClosedBound proven(PresenceLimits limits, Prices prices) {
    return new ClosedBound(new ProvenSeconds(limits).of(prices), prices);
  }

  /** Mean steps are those of the averages of what may come. */
  private static TaskOutcomes tasks(Instance instance) {
    return instance.speculation().steps() == Steps.MEAN
        ? TaskOutcomes.ofMeans(instance)
        : TaskOutcomes.of(instance);
  }

  /** Who can be there at once while some draft modes are loaded. */
  static PresenceLimits limits(
      Instance instance, Pipeline pipeline, Set<String> loaded, Control control) {
    boolean isWeighted =
        instance.speculation().steps() == Steps.EXPECTED && !RunDraws.areFor(instance, pipeline);
    Instance planned = instance.with(Serving.PLAIN); // plans never split prompts
    return PresenceLimits.ofBatch(new NetworkLimits(tasks(planned), loaded, control), isWeighted);
  }
}
