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

/** The orders of the tasks of a drafter (Section 7 of the model). */
public final class TaskSequence {
  private static final int ROUNDS_LENGTH = 4;

  private TaskSequence() {}

  /** The orders that an order stands for, in the sequence of the model. */
  public static List<TaskOrder> searched(TaskOrder order) {
    return order == TaskOrder.AUTO
        ? Stream.of(TaskOrder.values()).filter(each -> each != TaskOrder.AUTO).toList()
        : List.of(order);
  }

  /** The tasks of a drafter in an order other than auto, as indices. */
  public static List<Integer> of(Instance instance, int drafter, TaskOrder order) {
    List<Integer> given =
        IntStream.range(0, instance.tasks().size())
            .filter(k -> instance.tasks().get(k).drafter() == drafter)
            .boxed()
            .toList();
    int rounds = Math.min(ROUNDS_LENGTH, instance.speculation().maxLength());
    return switch (order) {
      case GIVEN -> given;
      case INPUT_ASC -> sorted(instance, given, Task::inputTokens, 1);
      case INPUT_DESC -> sorted(instance, given, Task::inputTokens, -1);
      case OUTPUT_ASC -> sorted(instance, given, Task::outputTokens, 1);
      case OUTPUT_DESC -> sorted(instance, given, Task::outputTokens, -1);
      case ROUNDS_ASC -> sorted(instance, given, t -> Decoding.of(t, rounds).steps(), 1);
      case ROUNDS_DESC -> sorted(instance, given, t -> Decoding.of(t, rounds).steps(), -1);
      case UPLOAD_ASC -> byUpload(instance, drafter, given);
      case DRAFTER -> sorted(instance, given, Task::outputTokens, -1); // all of one drafter
      case AUTO -> throw new IllegalArgumentException("auto is no order of a plan");
    };
  }

  private static List<Integer> sorted(
      Instance instance, List<Integer> tasks, ToDoubleFunction<Task> key, int sign) {
    List<Integer> sorted = new ArrayList<>(tasks);
    sorted.sort(Comparator.comparingDouble(k -> sign * key.applyAsDouble(instance.tasks().get(k))));
    return sorted;
  }

  private static List<Integer> byUpload(Instance instance, int drafter, List<Integer> given) {
    List<Task> tasks = given.stream().map(instance.tasks()::get).toList();
    double[] aloneS = new Uplinks(instance.drafters().get(drafter).wireless(), tasks).aloneS();
    return IntStream.range(0, aloneS.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> aloneS[i]))
        .map(given::get)
        .toList();
  }
}
