package sdedge.search.asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import sdedge.plan.Batch;

/** A task of a batch of several in another batch. */
final class MoveTask implements BatchMove {
  @Override
  public List<Supplier<List<Batch>>> of(EditedPlan plan, int m) {
    List<Supplier<List<Batch>>> all = new ArrayList<>();
    List<Integer> tasks = plan.batches().get(m).tasks();
    for (int task : tasks.size() > 1 ? tasks : List.<Integer>of()) {
      for (int other = 0; other < plan.batches().size(); other++) {
        int n = other;
        if (n != m) {
          all.add(() -> moved(plan, task, m, n));
        }
      }
    }
    return all;
  }

  /** It comes last in an earlier batch, first in a later one: order is kept at a boundary. */
  private static List<Batch> moved(EditedPlan plan, int task, int from, int to) {
    List<Batch> moved = new ArrayList<>(plan.batches());
    List<Integer> tasks = new ArrayList<>(moved.get(to).tasks());
    tasks.add(to < from ? tasks.size() : 0, task);
    moved.set(from, plan.like(from, EditedPlan.without(moved.get(from).tasks(), List.of(task))));
    moved.set(to, plan.like(to, tasks));
    return moved;
  }
}
