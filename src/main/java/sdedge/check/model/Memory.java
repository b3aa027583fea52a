package sdedge.check.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import sdedge.instance.Instance;
import sdedge.instance.Node;

/** What tasks reserve in the memory of each node (Section 6 of the model). */
public final class Memory {
  private static final double ROUNDING = 1e-12;

  private Memory() {}

  /**
   * What a node holds of some tasks.
   *
   * @param weights bytes
   * @param caches bytes
   */
  public record Load(Node node, double weights, double caches) {
    /** Whether it fits beside the weights. */
    public boolean fits() {
      return caches <= room() * (1 + ROUNDING);
    }

    /** Bytes that lack. */
    public double missingBytes() {
      return caches - room();
    }

    /** Whether the weights alone fit. */
    public boolean fitsWeights() {
      return room() >= 0;
    }

    /** Bytes that lack for the weights alone. */
    public double missingWeights() {
      return -room();
    }

    private double room() {
      return node.memoryBytes() - weights;
    }
  }

  /** What some tasks reserve on the verifier and on each of their drafters, without modes. */
  public static List<Load> of(Instance instance, List<Integer> tasks) {
    return of(new ModeSelection(instance, Set.of()), tasks);
  }

  /** The same while some modes are loaded. */
  public static List<Load> of(ModeSelection loaded, List<Integer> tasks) {
    Map<Integer, Double> tokens = new TreeMap<>(); // by drafter; whole, so sums are exact
    for (int task : tasks) {
      int drafter = loaded.instance().tasks().get(task).drafter();
      tokens.merge(drafter, tokens(loaded.instance(), task), Double::sum);
    }
    List<Load> loads = new ArrayList<>();
    tokens.forEach((drafter, own) -> loads.add(loaded.atDrafter(drafter, own)));
    loads.add(loaded.atVerifier(tokens));
    return loads;
  }

  /** Whether some tasks can be resident together, without modes. */
  public static boolean fits(Instance instance, List<Integer> tasks) {
    return of(instance, tasks).stream().allMatch(Load::fits);
  }

  /** Whether some tasks can be resident together while some modes are loaded. */
  public static boolean fits(ModeSelection loaded, List<Integer> tasks) {
    return of(loaded, tasks).stream().allMatch(Load::fits);
  }

  /** I + max O + l_max, the cached tokens that a task reserves. */
  static double tokens(Instance instance, int task) {
    return (double) instance.tasks().get(task).inputTokens()
        + Outcomes.largestTokens(instance.tasks().get(task))
        + instance.speculation().maxLength();
  }

  /** What some tasks reserve, added one after the other. */
  public static final class Reserved {
    private final ModeSelection loaded;
    private final Map<Integer, Double> byDrafter = new TreeMap<>();
    private int count;

    /** Nothing yet. */
    public Reserved(ModeSelection loaded) {
      this.loaded = loaded;
    }

    /** Adds a task, whether it fits or not. */
    public void add(int task) {
      Instance instance = loaded.instance();
      byDrafter.merge(instance.tasks().get(task).drafter(), tokens(instance, task), Double::sum);
      count++;
    }

    /** Whether one more fits beside the others; it is not added. */
    public boolean fits(int task) {
      Instance instance = loaded.instance();
      int drafter = instance.tasks().get(task).drafter();
      Map<Integer, Double> together = new TreeMap<>(byDrafter);
      double own = together.merge(drafter, tokens(instance, task), Double::sum);
      return loaded.atDrafter(drafter, own).fits() && loaded.atVerifier(together).fits();
    }

    /** How many tasks. */
    public int count() {
      return count;
    }
  }
}
