package sdedge.check.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
   * @param tokens reserved
   */
  public record Load(Node node, double tokens) {
    /** Whether it fits beside the weights. */
    public boolean fits() {
      return bytes() <= room() * (1 + ROUNDING);
    }

    /** Bytes that lack. */
    public double missingBytes() {
      return bytes() - room();
    }

    /** Whether the weights alone fit. */
    public boolean fitsWeights() {
      return room() >= 0;
    }

    /** Bytes that lack for the weights alone. */
    public double missingWeights() {
      return -room();
    }

    private double bytes() {
      return node.model().kvBytesPerToken() * tokens;
    }

    private double room() {
      return node.memoryBytes() - node.model().weightBytes();
    }
  }

  /** What some tasks reserve on the verifier and on each of their drafters. */
  public static List<Load> of(Instance instance, List<Integer> tasks) {
    Map<Integer, Double> tokens = new TreeMap<>(); // by drafter; whole, so sums are exact
    double all = 0;
    for (int task : tasks) {
      tokens.merge(instance.tasks().get(task).drafter(), tokens(instance, task), Double::sum);
      all += tokens(instance, task);
    }
    List<Load> loads = new ArrayList<>();
    tokens.forEach(
        (drafter, own) -> loads.add(new Load(instance.drafters().get(drafter).node(), own)));
    loads.add(new Load(instance.verifier(), all));
    return loads;
  }

  /** Whether some tasks can be resident together. */
  public static boolean fits(Instance instance, List<Integer> tasks) {
    return of(instance, tasks).stream().allMatch(Load::fits);
  }

  /** I + O + l_max, the cached tokens that a task reserves. */
  static double tokens(Instance instance, int task) {
    return (double) instance.tasks().get(task).inputTokens()
        + instance.tasks().get(task).outputTokens()
        + instance.speculation().maxLength();
  }

  /** What some tasks reserve, added one after the other. */
  public static final class Reserved {
    private final Instance instance;
    private final double[] byDrafter;
    private double all;
    private int count;

    /** Nothing yet. */
    public Reserved(Instance instance) {
      this.instance = instance;
      byDrafter = new double[instance.drafters().size()];
    }

    /** Adds a task, whether it fits or not. */
    public void add(int task) {
      byDrafter[instance.tasks().get(task).drafter()] += tokens(instance, task);
      all += tokens(instance, task);
      count++;
    }

    /** Whether one more fits beside the others; it is not added. */
    public boolean fits(int task) {
      int drafter = instance.tasks().get(task).drafter();
      double more = tokens(instance, task);
      Node node = instance.drafters().get(drafter).node();
      return new Load(node, byDrafter[drafter] + more).fits()
          && new Load(instance.verifier(), all + more).fits();
    }

    /** How many tasks. */
    public int count() {
      return count;
    }
  }
}
