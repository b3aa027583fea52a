package sdedge.search.asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import sdedge.plan.Batch;

/** The part of a drafter, or a task, from the others of its batch, before or after them. */
final class SplitOff implements BatchMove {
  @Override
  public List<Supplier<List<Batch>>> of(EditedPlan plan, int m) {
    List<Supplier<List<Batch>>> all = new ArrayList<>();
    Batch batch = plan.batches().get(m);
    List<Integer> tasks = batch.tasks();
    for (int drafter : plan.drafters(batch)) {
      List<Integer> own = tasks.stream().filter(k -> plan.drafter(k) == drafter).toList();
      if (own.size() < tasks.size()) {
        add(plan, m, own, all);
      }
    }
    for (int p = 1; p < tasks.size() - 1; p++) {
      add(plan, m, List.of(tasks.get(p)), all);
    }
    return all;
  }

  private static void add(
      EditedPlan plan, int m, List<Integer> some, List<Supplier<List<Batch>>> all) {
    List<Integer> others = EditedPlan.without(plan.batches().get(m).tasks(), some);
    all.add(() -> plan.with(m, 1, plan.like(m, some), plan.like(m, others)));
    all.add(() -> plan.with(m, 1, plan.like(m, others), plan.like(m, some)));
  }
}
