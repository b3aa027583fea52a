package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Arrays;
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
import sdedge.wireless.Uplink;

/**
 * No policy, continuous or by plans, completes all tasks of an instance sooner, if all of them are
 * there at time 0 (docs/model.md section 12).
 *
 * @param boundS seconds
 * @param reason what proves it
 * @param prices of the proof by prices
 * @param ofModes the bounds of all sets of draft modes of which one is the least that can be loaded
 */
public record ClosedBound(
    double boundS, Reason reason, ClosedPrices prices, List<OfModes> ofModes) {
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
    return new ClosedBound(least.boundS, least.reason, least.prices, all);
  }

  /** A bound while some draft modes are loaded. */
  private ClosedBound(double boundS, Reason reason, ClosedPrices prices) {
    this(boundS, reason, prices, List.of());
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

  /** Why all tasks take so long. */
  public enum Reason {
    /** The seconds of all servers, memories and tasks at their prices. */
    PRICES,
    /** The last prompt of a cell cannot be there and answered sooner. */
    LAST_UPLOAD
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
    if (tasks.known().tasks().stream()
        .anyMatch(task -> task.outputTokens() > PolicyBound.LONGEST)) {
      return null;
    }
    try {
      List<OfModes> all = new ArrayList<>();
      for (Set<String> loaded : ModeSets.ofStreams(instance)) {
        ClosedLimits limits = limits(instance, pipeline, loaded, control);
        ClosedPrices prices =
            new ClosedPriceSearch(limits.roughly(), control.share(0, PARTS)).best();
        all.add(new OfModes(loaded, of(limits, pipeline, prices)));
      }
      return of(all);
    } catch (CancellationException isStopped) {
      return null;
    }
  }

  /** The bound that some prices prove while some draft modes are loaded. */
  public static ClosedBound of(
      Instance instance,
      Pipeline pipeline,
      Set<String> loaded,
      ClosedPrices prices,
      Control control) {
    return of(limits(instance, pipeline, loaded, control), pipeline, prices);
  }

  /** Mean steps are those of the averages of what may come. */
  private static TaskOutcomes tasks(Instance instance) {
    return instance.speculation().steps() == Steps.MEAN
        ? TaskOutcomes.ofMeans(instance)
        : TaskOutcomes.of(instance);
  }

  /** Who can be there at once while some draft modes are loaded. */
  static ClosedLimits limits(
      Instance instance, Pipeline pipeline, Set<String> loaded, Control control) {
    boolean isWeighted =
        instance.speculation().steps() == Steps.EXPECTED && !RunDraws.areFor(instance, pipeline);
    Instance planned = instance.with(Serving.PLAIN); // plans never split prompts
    return ClosedLimits.ofBatch(new NetworkLimits(tasks(planned), loaded, control), isWeighted);
  }

  private static ClosedBound of(ClosedLimits limits, Pipeline pipeline, ClosedPrices prices) {
    NetworkLimits network = limits.network();
    boolean drawn = RunDraws.areFor(network.outcomes().instance(), pipeline);
    double byPricesS = new ProvenSeconds(limits).of(prices);
    double lastS = 0;
    if (mayExceed(limits, prices.charging(), byPricesS)) {
      lastS = lastS(network.outcomes(), drawn, singleTaskS(limits, prices.charging()));
    }
    return lastS > byPricesS
        ? new ClosedBound(lastS, Reason.LAST_UPLOAD, prices)
        : new ClosedBound(byPricesS, Reason.PRICES, prices);
  }

  /** Whether the last upload may say more than so many seconds, as far as is seen at once. */
  private static boolean mayExceed(ClosedLimits limits, ClosedCharging floors, double seconds) {
    TaskOutcomes tasks = limits.network().outcomes();
    if (tasks.known().speculation().steps() != Steps.MEAN) {
      return true;
    }
    double[] memory = tasks.byTask(ClosedValues.ofOne(limits, floors.ofOne(0)).most());
    double[] compute = tasks.byTask(ClosedValues.ofOne(limits, floors.ofOne(1)).most());
    Arrays.setAll(memory, k -> Math.max(memory[k], compute[k]));
    double last = 0;
    for (int d = 0; d < tasks.instance().drafters().size(); d++) {
      int[] own = tasks.instance().tasksOf(d);
      double least = Arrays.stream(own).mapToDouble(k -> memory[k]).min().orElse(0);
      last =
          own.length == 0 ? last : Math.max(last, Uplink.lastSeconds(tasks.instance(), d) + least);
    }
    return last > seconds;
  }

  /**
   * What each task with a known answer takes at least from when its prompt is there, whoever else
   * is, seconds.
   *
   * @param floors with planes of nodes with tables
   */
  static double[] singleTaskS(ClosedLimits limits, ClosedCharging floors) {
    double[] memory = ClosedValues.ofOne(limits, floors.ofOne(0)).values();
    double[] compute = ClosedValues.ofOne(limits, floors.ofOne(1)).values();
    Arrays.setAll(memory, i -> Math.max(memory[i], compute[i]));
    return memory;
  }

  /**
   * The largest of the means of some tasks, which their slots take; of drawn executions, whoever
   * knows the answers, the mean of the largest.
   */
  private static double largest(TaskOutcomes tasks, boolean drawn, double[] seconds, int[] of) {
    if (drawn) {
      return tasks.meanOfLargest(seconds, of);
    }
    double[] means = tasks.byTask(seconds);
    return Arrays.stream(of).mapToDouble(i -> means[tasks.task(i)]).max().orElse(0);
  }

  /** The prompts of a cell cannot all be there before they would end together. */
  private static double lastS(TaskOutcomes tasks, boolean drawn, double[] singleTaskS) {
    double[] earlierS = Arrays.stream(singleTaskS).map(seconds -> -seconds).toArray();
    Instance instance = tasks.instance();
    double last = 0;
    for (int d = 0; d < instance.drafters().size(); d++) {
      int[] own = tasks.known().tasksOf(d);
      if (own.length > 0) {
        double least = -largest(tasks, drawn, earlierS, own);
        last = Math.max(last, Uplink.lastSeconds(instance, d) + least);
      }
    }
    return last;
  }
}
