package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.wireless.Allocation;
import sdedge.wireless.ExplicitBand;
import sdedge.wireless.Uplink;

/** When the prompts of a plan have arrived: each drafter has its own band and tasks. */
public final class Uploads {
  private Uploads() {}

  /**
   * r_k, seconds, by index of the task in the instance (docs/model.md section 5).
   *
   * @throws IllegalArgumentException if an explicit allocation does not deliver a prompt
   */
  public static double[] readySeconds(Instance instance, Plan plan) {
    double[] readyS = new double[instance.tasks().size()];
    List<List<Integer>> byDrafter = tasksByDrafter(instance, plan);
    for (int d = 0; d < byDrafter.size(); d++) {
      List<Integer> own = byDrafter.get(d);
      double[] ready = own.isEmpty() ? new double[0] : readySeconds(instance, plan, d, own);
      for (int i = 0; i < ready.length; i++) {
        readyS[own.get(i)] = ready[i];
      }
    }
    return readyS;
  }

  /** The tasks of each drafter, in plan order. */
  public static List<List<Integer>> tasksByDrafter(Instance instance, Plan plan) {
    return partsByDrafter(instance, plan).stream()
        .map(parts -> parts.stream().flatMap(List::stream).toList())
        .toList();
  }

  /** The parts of each drafter, in plan order: the tasks of its own that a batch has. */
  public static List<List<List<Integer>>> partsByDrafter(Instance instance, Plan plan) {
    List<List<List<Integer>>> parts = new ArrayList<>();
    instance.drafters().forEach(drafter -> parts.add(new ArrayList<>()));
    if (plan.continuous() != null) { // one by one
      plan.tasks().forEach(k -> parts.get(instance.tasks().get(k).drafter()).add(List.of(k)));
    }
    for (Batch batch : plan.batches()) {
      batch.tasks().stream()
          .collect(Collectors.groupingBy(k -> instance.tasks().get(k).drafter()))
          .forEach((drafter, tasks) -> parts.get(drafter).add(tasks));
    }
    return parts;
  }

  private static double[] readySeconds(Instance instance, Plan plan, int d, List<Integer> own) {
    Drafter drafter = instance.drafters().get(d);
    Allocation allocation = plan.allocation();
    if (allocation == null) {
      List<Task> tasks = own.stream().map(instance.tasks()::get).toList();
      return Uplink.readySeconds(drafter.wireless(), tasks, plan.uplink());
    }
    ExplicitBand band = new ExplicitBand(drafter.wireless(), allocation, d);
    return own.stream().mapToDouble(k -> explicit(band, k, instance.tasks().get(k))).toArray();
  }

  private static double explicit(ExplicitBand band, int index, Task task) {
    Double readyS = band.of(index, task).readySeconds();
    if (readyS == null) {
      throw new IllegalArgumentException("the allocation does not deliver task " + task.id());
    }
    return readyS;
  }
}
