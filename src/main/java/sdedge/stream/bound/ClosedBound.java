package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Comparator;
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
 * @param ofModes the bounds of all sets of draft modes of which one is the least that can be
 *     loaded, the least bound first
 */
public record ClosedBound(List<OfModes> ofModes) {
  private static final int PARTS = 2; // of the time: better prices, and what the best of them prove

  public ClosedBound {
    ofModes = ofModes.stream().sorted(Comparator.comparingDouble(OfModes::boundS)).toList();
  }

  /**
   * The bound of those who have a set of draft modes loaded.
   *
   * @param loaded names of the modes
   * @param boundS seconds that the prices prove
   */
  public record OfModes(Set<String> loaded, Prices prices, double boundS) {}

  /** That of the modes with which least is proven. */
  public OfModes least() {
    return ofModes.get(0);
  }

  /** A bound whatever is loaded, seconds. */
  public double boundS() {
    return least().boundS;
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
        all.add(proven(limits, loaded, prices));
      }
      return new ClosedBound(all);
    } catch (CancellationException isStopped) {
      return null;
    }
  }

  /** The bound that some prices prove while some draft modes are loaded. */
  public static OfModes of(
      Instance instance, Pipeline pipeline, Set<String> loaded, Prices prices, Control control) {
    return proven(limits(instance, pipeline, loaded, control), loaded, prices);
  }

  private static OfModes proven(PresenceLimits limits, Set<String> loaded, Prices prices) {
    return new OfModes(loaded, prices, new ProvenSeconds(limits).of(prices));
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
