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

  /** What some tasks reserve on each of their drafters, and last on the verifier. */
  public static List<Load> of(ModeSelection loaded, List<Integer> tasks) {
    Reserved reserved = new Reserved(loaded);
    reserved.add(tasks);
    return reserved.loads();
  }

  /** Whether some tasks can be resident together. */
  public static boolean fits(ModeSelection loaded, List<Integer> tasks) {
    return of(loaded, tasks).stream().allMatch(Load::fits);
  }

  /** I + max O + l_max, the cached tokens that a task reserves. */
  public static double tokens(Instance instance, int task) {
    return (double) instance.tasks().get(task).inputTokens()
        + Outcomes.largestTokens(instance.tasks().get(task))
        + instance.speculation().maxLength();
  }

  /** What resident tasks reserve, who come and go. */
  public static final class Reserved {
    private final ModeSelection loaded;
    private final Map<Integer, Double> byDrafter; // tokens; whole, so sums are exact
    private int count;

    /** Nothing yet. */
    public Reserved(ModeSelection loaded) {
      this.loaded = loaded;
      byDrafter = new TreeMap<>();
    }

    /** A copy of what is reserved, which changes independently. */
    Reserved(Reserved other) {
      loaded = other.loaded;
      byDrafter = new TreeMap<>(other.byDrafter);
      count = other.count;
    }

    /** Adds tasks, whether they fit or not. */
    public void add(List<Integer> tasks) {
      tasks.forEach(task -> add(task, 1));
    }

    /** Tasks are gone. */
    void remove(List<Integer> tasks) {
      tasks.forEach(task -> add(task, -1));
    }

    private void add(int task, int sign) {
      Instance instance = loaded.instance();
      double own = sign * tokens(instance, task);
      byDrafter.merge(instance.tasks().get(task).drafter(), own, Double::sum);
      count += sign;
    }

    /** Whether some more fit beside the others, and are not too many; they are not added. */
    public boolean fits(List<Integer> more) {
      Reserved together = new Reserved(this);
      together.add(more);
      return together.count <= loaded.instance().batching().maxTasksPerCohort()
          && together.loads().stream().allMatch(Load::fits);
    }

    private List<Load> loads() {
      List<Load> loads = new ArrayList<>();
      byDrafter.forEach((drafter, own) -> loads.add(loaded.atDrafter(drafter, own)));
      loads.add(loaded.atVerifier(byDrafter));
      return loads;
    }

    /** How many tasks. */
    public int count() {
      return count;
    }
  }
}
