package sdedge.search.continuous;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.instance.TaskOrder;
import sdedge.plan.Feasibility;
import sdedge.plan.JoiningService;
import sdedge.search.problem.TaskOrdering;

/** Simple services whose tasks join one by one: a search begins from the best of them. */
final class JoiningStarts {
  private static final double[] WAIT_SHARES = {1, 1.0 / 2, 1.0 / 3, 0};
  private static final int[] LENGTHS = {1, 3, 5, 7};
  private static final int[] FEW_LENGTHS = {3, 5};
  private static final List<TaskOrder> ORDERS =
      List.of(TaskOrder.ROUNDS_DESC, TaskOrder.UPLOAD_ASC, TaskOrder.INPUT_ASC);

  private JoiningStarts() {}

  /** All of them; none where tasks cannot join one by one. */
  static List<JoiningService> of(Instance instance) {
    List<JoiningService> all = new ArrayList<>();
    if (Feasibility.noJoining(instance) == null) {
      boolean isOpen = instance.order() == TaskOrder.AUTO;
      List<TaskOrder> orders = isOpen ? ORDERS : List.of(instance.order());
      for (TaskOrder order : orders) {
        List<Integer> tasks = IntStream.of(TaskOrdering.sort(instance, order)).boxed().toList();
        int[] lengths = order == orders.get(0) ? LENGTHS : FEW_LENGTHS;
        IntStream.of(lengths)
            .map(l -> allowed(instance, l))
            .distinct()
            .forEach(l -> add(all, instance, tasks, l));
      }
    }
    return all;
  }

  private static int allowed(Instance instance, int length) {
    int least = instance.speculation().minLength();
    return Math.max(least, Math.min(instance.speculation().maxLength(), length));
  }

  private static void add(
      List<JoiningService> all, Instance instance, List<Integer> tasks, int length) {
    Map<Integer, Integer> lengths = new TreeMap<>();
    IntStream.of(instance.draftersWithTasks()).forEach(d -> lengths.put(d, length));
    for (double share : WAIT_SHARES) {
      all.add(new JoiningService(tasks, share, lengths));
    }
  }
}
