package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.PowerModel;
import sdedge.instance.RadioLink;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.plan.ModeSets;
import sdedge.timeline.RunDraws;
import sdedge.wireless.Uplink;

/**
 * No policy, continuous or by plans, completes all tasks of an instance sooner, if all of them are
 * there at time 0 (docs/model.md section 12).
 *
 * @param boundS seconds
 * @param reason what proves it
 * @param prices of the proof by load
 * @param ofModes the bounds of all sets of draft modes of which one is the least that can be loaded
 */
public record ClosedBound(double boundS, Reason reason, Prices prices, List<OfModes> ofModes) {
  private static final int PARTS = 2; // of the time: better prices, and what the best of them prove

  public ClosedBound {
    ofModes = List.copyOf(ofModes);
  }

  /** A bound whatever is loaded: the least of those of all sets of draft modes. */
  private static ClosedBound of(List<OfModes> all) {
    ClosedBound least = all.get(0).bound();
    for (OfModes each : all) {
      least = each.bound().boundS < least.boundS ? each.bound() : least;
    }
    return new ClosedBound(least.boundS, least.reason, least.prices, all);
  }

  /** A bound while some draft modes are loaded. */
  private ClosedBound(double boundS, Reason reason, Prices prices) {
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
    /** The servers together cannot do it sooner. */
    LOAD,
    /** A task cannot be done sooner even alone. */
    ONE_TASK,
    /** The last prompt of a cell cannot be there and answered sooner. */
    LAST_UPLOAD
  }

  /**
   * The bound on an instance, by the best prices found in time.
   *
   * @param pipeline of the plans
   * @param control half of whose time the search for prices takes
   * @return null if it was stopped before anything was known, or if an answer is too long
   */
  public static @Nullable ClosedBound of(Instance instance, Pipeline pipeline, Control control) {
    TaskOutcomes tasks = tasks(instance);
    boolean drawn = RunDraws.areFor(instance, pipeline);
    if (tasks.known().tasks().stream()
        .anyMatch(task -> task.outputTokens() > PolicyBound.LONGEST)) {
      return null;
    }
    try {
      List<OfModes> all = new ArrayList<>();
      for (Set<String> loaded : ModeSets.ofStreams(instance)) {
        Steps steps = instance.speculation().steps();
        Prices prices = PriceSearch.found(tasks, steps, loaded, control.share(0, PARTS));
        all.add(new OfModes(loaded, of(new NetworkLimits(tasks, loaded, control), drawn, prices)));
      }
      return of(all);
    } catch (CancellationException isStopped) {
      return null;
    }
  }

  /** The bound that some prices prove while some draft modes are loaded. */
  public static ClosedBound of(
      Instance instance, Pipeline pipeline, Set<String> loaded, Prices prices, Control control) {
    NetworkLimits network = new NetworkLimits(tasks(instance), loaded, control);
    return of(network, RunDraws.areFor(instance, pipeline), prices);
  }

  /** Mean steps are those of the averages of what may come. */
  private static TaskOutcomes tasks(Instance instance) {
    return instance.speculation().steps() == Steps.MEAN
        ? TaskOutcomes.ofMeans(instance)
        : TaskOutcomes.of(instance);
  }

  private static ClosedBound of(NetworkLimits network, boolean drawn, Prices prices) {
    Prices valid = valid(network.outcomes().instance(), prices);
    double[] singleTaskS = bound(network, valid).singleTaskS();
    List<ClosedBound> bounds =
        List.of(
            new ClosedBound(loadS(network, valid), Reason.LOAD, valid),
            new ClosedBound(longestS(network, drawn, singleTaskS), Reason.ONE_TASK, valid),
            new ClosedBound(
                lastS(network.outcomes(), drawn, singleTaskS), Reason.LAST_UPLOAD, valid));
    ClosedBound best = bounds.get(0);
    for (ClosedBound each : bounds) {
      best = each.boundS > best.boundS ? each : best;
    }
    return best;
  }

  /** Where a share of the band gets all the power, prompts side by side take less of it. */
  private static Prices valid(Instance instance, Prices prices) {
    boolean inTurn =
        instance.drafters().stream()
            .allMatch(drafter -> drafter.wireless().powerModel() == PowerModel.CONSTANT_PSD);
    Prices own = prices.withLinks(links(instance, prices));
    Prices bands = inTurn ? own : own.withoutBands();
    return instance.speculation().steps() == Steps.MEAN ? bands : bands.withoutMemory();
  }

  /** The prices of shared bands, 0 where parts have shares of the band. */
  private static List<Double> links(Instance instance, Prices prices) {
    List<RadioLink> links = NetworkLimits.links(instance);
    return IntStream.range(0, links.size())
        .mapToObj(
            i -> {
              RadioLink link = links.get(i);
              boolean isShared =
                  link.powerModel() == PowerModel.CONSTANT_POWER
                      && link.sharing() != RadioLink.Sharing.IN_TURN;
              return isShared ? Double.valueOf(0) : prices.links().get(i);
            })
        .toList();
  }

  /** Also without the bands, which leaves the others idle until a first prompt is there. */
  private static double loadS(NetworkLimits network, Prices prices) {
    double firstS =
        IntStream.range(0, network.tasks()).mapToDouble(network::uploadS).min().orElse(0);
    return Math.max(sumS(network, prices), firstS + sumS(network, prices.withoutBands()));
  }

  private static double sumS(NetworkLimits network, Prices prices) {
    double sum = Arrays.stream(bound(network, prices).values()).sum();
    return prices.total() > 0 ? sum / prices.total() : 0;
  }

  private static PolicyBound bound(NetworkLimits network, Prices prices) {
    return new PolicyBound(network, prices, network.instance().speculation().steps());
  }

  private static double longestS(NetworkLimits network, boolean drawn, double[] singleTaskS) {
    double[] seconds = new double[singleTaskS.length];
    Arrays.setAll(seconds, i -> network.uploadS(i) + singleTaskS[i]);
    int[] all = IntStream.range(0, seconds.length).toArray();
    return largest(network.outcomes(), drawn, seconds, all);
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
        List<Task> prompts =
            Arrays.stream(instance.tasksOf(d)).mapToObj(instance.tasks()::get).toList();
        double[] endS = Uplink.equalFinishSeconds(instance.drafters().get(d).wireless(), prompts);
        double least = -largest(tasks, drawn, earlierS, own);
        last = Math.max(last, endS[endS.length - 1] + least);
      }
    }
    return last;
  }
}
