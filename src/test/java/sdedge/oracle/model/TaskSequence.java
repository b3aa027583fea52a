package sdedge.oracle.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;

/** The orders of all tasks (Section 7 of the model). */
public final class TaskSequence {
  private static final int ROUNDS_LENGTH = 4;

  /** Upload times that differ by this, relative, are equal. */
  private static final double SAME = 1e-12;

  /** What rounding adds where upload times are computed in another way. */
  private static final double ROUNDING = 1e-12;

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

  public static List<Integer> of(Instance instance, TaskOrder order) {
    List<Integer> tasks =
        new ArrayList<>(IntStream.range(0, instance.tasks().size()).boxed().toList());
    int rounds = Math.min(ROUNDS_LENGTH, instance.speculation().maxLength());
    switch (order) {
      case GIVEN -> {}
      case INPUT_ASC -> sort(tasks, instance, 1, Task::inputTokens);
      case INPUT_DESC -> sort(tasks, instance, -1, Task::inputTokens);
      case OUTPUT_ASC -> sort(tasks, instance, 1, Outcomes::plannedTokens);
      case OUTPUT_DESC -> sort(tasks, instance, -1, Outcomes::plannedTokens);
      case ROUNDS_ASC -> sort(tasks, instance, 1, task -> Decoding.meanSteps(task, rounds));
      case ROUNDS_DESC -> sort(tasks, instance, -1, task -> Decoding.meanSteps(task, rounds));
      case UPLOAD_ASC -> {
        double[] aloneS = aloneS(instance);
        NavigableSet<Double> distinct = distinct(aloneS);
        tasks.sort(Comparator.comparing(k -> distinct.floor(aloneS[k])));
      }
      case DRAFTER -> {
        sort(tasks, instance, -1, Outcomes::plannedTokens);
        sort(tasks, instance, 1, Task::drafter);
      }
      case AUTO -> throw new IllegalArgumentException("auto is no order of a plan");
    }
    return tasks;
  }

  /** Whether tasks are in an order other than auto; if upload times are equal, in any sequence. */
  public static boolean isIn(Instance instance, TaskOrder order, List<Integer> tasks) {
    if (order != TaskOrder.UPLOAD_ASC) {
      return tasks.equals(of(instance, order));
    }
    double[] aloneS = aloneS(instance);
    double longestS = 0;
    for (int task : tasks) {
      if (longestS - aloneS[task] > (SAME + ROUNDING) * longestS) {
        return false;
      }
      longestS = Math.max(longestS, aloneS[task]);
    }
    return true;
  }

  private static double[] aloneS(Instance instance) {
    return IntStream.range(0, instance.tasks().size())
        .mapToDouble(task -> Uplinks.aloneS(instance, task))
        .toArray();
  }

  /** The values without those that exceed a smaller one by rounding only. */
  private static NavigableSet<Double> distinct(double[] values) {
    NavigableSet<Double> distinct = new TreeSet<>();
    for (double value : Arrays.stream(values).sorted().toArray()) {
      if (distinct.isEmpty() || value > distinct.last() * (1 + SAME)) {
        distinct.add(value);
      }
    }
    return distinct;
  }

  private static void sort(
      List<Integer> tasks, Instance instance, int sign, ToDoubleFunction<Task> key) {
    double[] keys = instance.tasks().stream().mapToDouble(key).toArray();
    tasks.sort(Comparator.comparingDouble(k -> sign * keys[k]));
  }
}
