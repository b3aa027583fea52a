package sdedge.check.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;

/** The orders of all tasks (Section 7 of the model). */
public final class TaskSequence {
  private static final int ROUNDS_LENGTH = 4;

  private TaskSequence() {}

  /** The orders that an order stands for, in the sequence of the model. */
  public static List<TaskOrder> searched(Instance instance, TaskOrder order) {
    return order != TaskOrder.AUTO
        ? List.of(order)
        : Stream.of(TaskOrder.values())
            .filter(each -> each != TaskOrder.AUTO)
            .filter(each -> each != TaskOrder.DRAFTER || instance.drafters().size() > 1)
            .toList();
  }

  /** The tasks in an order other than auto, as indices. */
  public static List<Integer> of(Instance instance, TaskOrder order) {
    List<Integer> tasks =
        new ArrayList<>(IntStream.range(0, instance.tasks().size()).boxed().toList());
    int rounds = Math.min(ROUNDS_LENGTH, instance.speculation().maxLength());
    switch (order) {
      case GIVEN -> {}
      case INPUT_ASC -> sort(tasks, instance, 1, Task::inputTokens);
      case INPUT_DESC -> sort(tasks, instance, -1, Task::inputTokens);
      case OUTPUT_ASC -> sort(tasks, instance, 1, Task::outputTokens);
      case OUTPUT_DESC -> sort(tasks, instance, -1, Task::outputTokens);
      case ROUNDS_ASC -> sort(tasks, instance, 1, task -> Decoding.meanSteps(task, rounds));
      case ROUNDS_DESC -> sort(tasks, instance, -1, task -> Decoding.meanSteps(task, rounds));
      case UPLOAD_ASC -> tasks.sort(Comparator.comparingDouble(k -> Uplinks.aloneS(instance, k)));
      case DRAFTER -> {
        sort(tasks, instance, -1, Task::outputTokens);
        sort(tasks, instance, 1, Task::drafter);
      }
      case AUTO -> throw new IllegalArgumentException("auto is no order of a plan");
    }
    return tasks;
  }

  private static void sort(
      List<Integer> tasks, Instance instance, int sign, ToDoubleFunction<Task> key) {
    tasks.sort(Comparator.comparingDouble(k -> sign * key.applyAsDouble(instance.tasks().get(k))));
  }
}
