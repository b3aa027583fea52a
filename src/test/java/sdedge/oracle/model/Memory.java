package sdedge.oracle.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.Task;

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
    public boolean fits() {
      return caches <= mostBytes();
    }

    public double room() {
      return node.memoryBytes() - weights;
    }

    /** Bytes that caches may take, with what rounding makes of them. */
    public double mostBytes() {
      return room() * (1 + ROUNDING);
    }
  }

  /** What a set of tasks reserves on each of their drafters, and last on the verifier. */
  public static List<Load> of(ModeSelection loaded, List<Integer> tasks) {
    return ofAll(loaded, List.of(tasks));
  }

  /** What sets of tasks reserve, each for itself. */
  public static List<Load> ofAll(ModeSelection loaded, List<List<Integer>> sets) {
    Reserved reserved = new Reserved(loaded);
    sets.forEach(reserved::add);
    return reserved.loads();
  }

  /** The tokens of the longest prompt of some tasks; 0 without tasks. */
  public static int longestPrompt(Instance instance, List<Integer> tasks) {
    return tasks.stream().mapToInt(k -> instance.tasks().get(k).inputTokens()).max().orElse(0);
  }

  /** I + max O + l_max, the cached tokens that a task reserves behind a prompt of I tokens. */
  public static double tokens(Instance instance, int task, int prompt) {
    return (double) prompt
        + Outcomes.largestTokens(instance.tasks().get(task))
        + instance.speculation().maxLength();
  }

  /** What sets of tasks reserve that come and go, each behind its longest prompt if those count. */
  public static final class Reserved {
    private final ModeSelection loaded;
    private final Map<Integer, Double> atDrafters; // tokens by drafter; whole, so sums are exact
    private final Map<Integer, Double> atVerifier; // likewise
    private int count;

    public Reserved(ModeSelection loaded) {
      this.loaded = loaded;
      atDrafters = new TreeMap<>();
      atVerifier = new TreeMap<>();
    }

    Reserved(Reserved other) {
      loaded = other.loaded;
      atDrafters = new TreeMap<>(other.atDrafters);
      atVerifier = new TreeMap<>(other.atVerifier);
      count = other.count;
    }

    /** Adds a set, whether it fits or not. */
    public void add(List<Integer> set) {
      add(set, 1);
    }

    public void remove(List<Integer> set) {
      add(set, -1);
    }

    private void add(List<Integer> set, int sign) {
      Instance instance = loaded.instance();
      boolean pads = instance.batching().pads();
      Map<Integer, Integer> longest = new TreeMap<>(); // prompt by drafter
      for (int task : set) {
        Task of = instance.tasks().get(task);
        longest.merge(of.drafter(), of.inputTokens(), Math::max);
      }
      int longestOfAll = longestPrompt(instance, set);
      for (int task : set) {
        Task of = instance.tasks().get(task);
        int own = pads ? longest.getOrDefault(of.drafter(), 0) : of.inputTokens();
        int all = pads ? longestOfAll : of.inputTokens();
        atDrafters.merge(of.drafter(), sign * tokens(instance, task, own), Double::sum);
        atVerifier.merge(of.drafter(), sign * tokens(instance, task, all), Double::sum);
      }
      count += sign * set.size();
    }

    /** Whether a set more fits beside the others, and is not too many; it is not added. */
    public boolean fits(List<Integer> more) {
      Reserved together = new Reserved(this);
      together.add(more);
      return together.count <= loaded.instance().batching().maxTasksPerCohort()
          && together.loads().stream().allMatch(Load::fits);
    }

    private List<Load> loads() {
      List<Load> loads = new ArrayList<>();
      atDrafters.forEach((drafter, own) -> loads.add(loaded.atDrafter(drafter, own)));
      loads.add(loaded.atVerifier(atVerifier));
      return loads;
    }

    public int count() {
      return count;
    }
  }
}
