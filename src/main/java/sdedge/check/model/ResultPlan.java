package sdedge.check.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;

/**
 * A plan as a result states it (Section 6 of the model); tasks and drafters are indices.
 *
 * @param order null if the plan follows none
 * @param allocation the windows of each drafter; empty unless the uplink is explicit
 */
public record ResultPlan(
    Pipeline pipeline,
    Scope scope,
    @Nullable TaskOrder order,
    UplinkPolicy uplink,
    Map<Integer, List<Window>> allocation,
    List<List<Batch>> cohorts,
    @Nullable Continuous continuous) {
  /** A plan of batches. */
  public ResultPlan(
      Pipeline pipeline,
      Scope scope,
      @Nullable TaskOrder order,
      UplinkPolicy uplink,
      Map<Integer, List<Window>> allocation,
      List<List<Batch>> cohorts) {
    this(pipeline, scope, order, uplink, allocation, cohorts, null);
  }

  /**
   * What a continuous plan has in place of cohorts.
   *
   * @param tasks in the order of admission
   */
  public record Continuous(List<Integer> tasks, List<Group> groups) {
    /**
     * A group.
     *
     * @param length of its steps; null for the best one of each step
     * @param most residents
     */
    public record Group(@Nullable Integer length, int most) {}
  }

  /**
   * Tasks that are verified together.
   *
   * @param parts one per drafter that has some of the tasks, in the order of the instance
   */
  public record Batch(List<Integer> tasks, List<Part> parts) {
    /** A batch of some tasks; {@code lengths} holds a length for each of their drafters. */
    public static Batch of(Instance instance, List<Integer> tasks, Map<Integer, Integer> lengths) {
      Map<Integer, List<Integer>> byDrafter = new TreeMap<>();
      for (int task : tasks) {
        int drafter = instance.tasks().get(task).drafter();
        byDrafter.computeIfAbsent(drafter, d -> new ArrayList<>()).add(task);
      }
      List<Part> parts = new ArrayList<>();
      byDrafter.forEach(
          (drafter, own) -> parts.add(new Part(drafter, lengths.getOrDefault(drafter, 0), own)));
      return new Batch(List.copyOf(tasks), parts);
    }
  }

  /** The tasks of a batch at one drafter, which draft with one length. */
  public record Part(int drafter, int length, List<Integer> tasks) {}

  /**
   * A span of an explicit allocation.
   *
   * @param lengthS stated, or what is between the ends
   * @param hertz the shares of some tasks
   */
  public record Window(double endS, double lengthS, Map<Integer, Double> hertz) {}

  /** All batches in plan order. */
  public List<Batch> batches() {
    return cohorts.stream().flatMap(List::stream).toList();
  }

  /** All tasks in plan order. */
  public List<Integer> tasks() {
    return continuous == null
        ? batches().stream().flatMap(batch -> batch.tasks().stream()).toList()
        : continuous.tasks();
  }
}
