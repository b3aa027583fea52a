package sdedge.check.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.ContinuousService;

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
    @Nullable ContinuousService continuous) {
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
   * Tasks that are verified together.
   *
   * @param parts one per drafter that has some of the tasks, in the order of the instance
   */
  public record Batch(List<Integer> tasks, List<Part> parts) {
    /** A batch of some tasks; {@code choices} holds how each of their drafters drafts. */
    public static Batch of(
        Instance instance, List<Integer> tasks, Map<Integer, DraftChoice> choices) {
      Map<Integer, List<Integer>> byDrafter = new TreeMap<>();
      for (int task : tasks) {
        int drafter = instance.tasks().get(task).drafter();
        byDrafter.computeIfAbsent(drafter, d -> new ArrayList<>()).add(task);
      }
      List<Part> parts = new ArrayList<>();
      byDrafter.forEach(
          (drafter, own) ->
              parts.add(new Part(drafter, choices.getOrDefault(drafter, DraftChoice.NONE), own)));
      return new Batch(List.copyOf(tasks), parts);
    }
  }

  /** The tasks of a batch at one drafter, which draft alike. */
  public record Part(int drafter, DraftChoice choice, List<Integer> tasks) {
    /** l. */
    public int length() {
      return choice.length();
    }
  }

  /** S, the names of the listed modes that some batches draft in. */
  public static Set<String> modes(Instance instance, List<Batch> batches) {
    Set<String> modes = new TreeSet<>();
    for (Batch batch : batches) {
      for (Part part : batch.parts()) {
        Drafter drafter = instance.drafters().get(part.drafter());
        String name = drafter.modeName(part.choice());
        if (name != null && !drafter.modes().isEmpty()) {
          modes.add(name);
        }
      }
    }
    return modes;
  }

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
