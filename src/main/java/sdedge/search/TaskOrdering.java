package sdedge.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.latency.TaskSteps;
import sdedge.wireless.Uplink;

/** The task orders of docs/model.md section 7; all sorts are stable, descending ones too. */
public final class TaskOrdering {
  private static final int ROUNDS_LENGTH = 4;

  private TaskOrdering() {}

  /** The orders to search: all of them, in the sequence of the model, for {@code AUTO}. */
  public static List<TaskOrder> candidates(TaskOrder order) {
    return order == TaskOrder.AUTO
        ? Arrays.stream(TaskOrder.values()).filter(o -> o != TaskOrder.AUTO).toList()
        : List.of(order);
  }

  /**
   * The tasks of a drafter in an order.
   *
   * @param order not {@code AUTO}
   * @return indices into {@link Instance#tasks()}
   */
  public static int[] sort(Instance instance, int drafter, TaskOrder order) {
    int[] tasks = instance.tasksOf(drafter);
    double[] keys = keys(instance, drafter, tasks, order);
    return IntStream.range(0, tasks.length)
        .boxed()
        .sorted(Comparator.comparingDouble(position -> keys[position]))
        .mapToInt(position -> tasks[position])
        .toArray();
  }

  /** Sort keys, ascending, by position in {@code tasks}. */
  private static double[] keys(Instance instance, int drafter, int[] tasks, TaskOrder order) {
    int length = Math.min(ROUNDS_LENGTH, instance.speculation().maxLength());
    return switch (order) {
      case GIVEN -> new double[tasks.length];
      case INPUT_ASC -> keys(instance, tasks, Task::inputTokens);
      case INPUT_DESC -> keys(instance, tasks, task -> -task.inputTokens());
      case OUTPUT_ASC -> keys(instance, tasks, Task::outputTokens);
      case OUTPUT_DESC -> keys(instance, tasks, task -> -task.outputTokens());
      case ROUNDS_ASC -> keys(instance, tasks, task -> TaskSteps.of(task, length).steps());
      case ROUNDS_DESC -> keys(instance, tasks, task -> -TaskSteps.of(task, length).steps());
      case UPLOAD_ASC ->
          Uplink.aloneSeconds(
              instance.drafters().get(drafter).wireless(),
              Arrays.stream(tasks).mapToObj(instance.tasks()::get).toList());
      case AUTO -> throw new IllegalArgumentException("auto is not an order");
    };
  }

  private static double[] keys(Instance instance, int[] tasks, ToDoubleFunction<Task> key) {
    return Arrays.stream(tasks)
        .mapToDouble(task -> key.applyAsDouble(instance.tasks().get(task)))
        .toArray();
  }
}
