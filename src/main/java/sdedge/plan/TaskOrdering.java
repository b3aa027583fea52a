package sdedge.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.latency.MeanProgress;
import sdedge.wireless.Uplink;

/** The task orders of docs/model.md section 7; all sorts are stable, descending ones too. */
public final class TaskOrdering {
  private static final int ROUNDS_LENGTH = 4;

  /** Upload times that exceed another by no more are equal: a sum of decibels has many digits. */
  private static final double SAME = 1 + 1e-12;

  private TaskOrdering() {}

  /** The orders to search: for {@code AUTO} all that make sense, in the sequence of the model. */
  public static List<TaskOrder> candidates(Instance instance) {
    if (instance.order() != TaskOrder.AUTO) {
      return List.of(instance.order());
    }
    boolean several = instance.drafters().size() > 1;
    return Arrays.stream(TaskOrder.values())
        .filter(order -> order != TaskOrder.AUTO && (several || order != TaskOrder.DRAFTER))
        .toList();
  }

  /**
   * All tasks in an order.
   *
   * @param order not {@code AUTO}
   * @return indices into {@link Instance#tasks()}
   */
  public static int[] sort(Instance instance, TaskOrder order) {
    return sort(instance, IntStream.range(0, instance.tasks().size()).toArray(), order);
  }

  /** Whether all tasks are in an order, those with equal upload times one way or another. */
  public static boolean isIn(Instance instance, TaskOrder order, int[] tasks) {
    if (order != TaskOrder.UPLOAD_ASC) {
      return Arrays.equals(tasks, sort(instance, order));
    }
    double[] aloneS = Uplink.aloneSeconds(instance);
    double latestS = 0;
    for (int task : tasks) {
      if (latestS > aloneS[task] * SAME) {
        return false;
      }
      latestS = Math.max(latestS, aloneS[task]);
    }
    return true;
  }

  /** The first order searched that all tasks are in; null if they are in none. */
  public static @Nullable TaskOrder orderOf(Instance instance, List<Integer> tasks) {
    int[] sequence = tasks.stream().mapToInt(Integer::intValue).toArray();
    return candidates(instance).stream()
        .filter(order -> Arrays.equals(sort(instance, order), sequence))
        .findFirst()
        .orElse(null);
  }

  public static int[] sort(Instance instance, int drafter, TaskOrder order) {
    return sort(instance, instance.tasksOf(drafter), order);
  }

  private static int[] sort(Instance instance, int[] tasks, TaskOrder order) {
    return Arrays.stream(tasks)
        .boxed()
        .sorted(comparator(instance, order))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static Comparator<Integer> comparator(Instance instance, TaskOrder order) {
    List<Task> tasks = instance.tasks();
    Comparator<Integer> input = Comparator.comparingInt(k -> tasks.get(k).inputTokens());
    Comparator<Integer> output = Comparator.comparingInt(k -> tasks.get(k).outputTokens());
    return switch (order) {
      case GIVEN -> Comparator.naturalOrder();
      case INPUT_ASC -> input;
      case INPUT_DESC -> input.reversed();
      case OUTPUT_ASC -> output;
      case OUTPUT_DESC -> output.reversed();
      case ROUNDS_ASC -> rounds(instance);
      case ROUNDS_DESC -> rounds(instance).reversed();
      case UPLOAD_ASC -> upload(instance);
      case DRAFTER ->
          Comparator.<Integer>comparingInt(k -> tasks.get(k).drafter())
              .thenComparing(output.reversed());
      case AUTO -> throw new IllegalArgumentException("auto is not an order");
    };
  }

  private static Comparator<Integer> rounds(Instance instance) {
    DraftChoice choice =
        DraftChoice.of(Math.min(ROUNDS_LENGTH, instance.speculation().maxLength()));
    int[] steps =
        instance.tasks().stream().mapToInt(t -> MeanProgress.of(t, choice).steps()).toArray();
    return Comparator.comparingInt(k -> steps[k]);
  }

  private static Comparator<Integer> upload(Instance instance) {
    int[] ranks = ranks(Uplink.aloneSeconds(instance));
    return Comparator.comparingInt(k -> ranks[k]);
  }

  /** By key the place of its group: those that exceed the least of the group by rounding only. */
  private static int[] ranks(double[] keys) {
    int[] ascending =
        IntStream.range(0, keys.length)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> keys[k]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] ranks = new int[keys.length];
    int rank = 0;
    double least = keys[ascending[0]];
    for (int k : ascending) {
      if (keys[k] > least * SAME) {
        rank++;
        least = keys[k];
      }
      ranks[k] = rank;
    }
    return ranks;
  }
}
