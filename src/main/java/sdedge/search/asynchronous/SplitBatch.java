package sdedge.search.asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import sdedge.plan.Batch;

/** A batch in two at each place. */
final class SplitBatch implements BatchMove {
  @Override
  public List<Supplier<List<Batch>>> of(EditedPlan plan, int m) {
    List<Supplier<List<Batch>>> all = new ArrayList<>();
    List<Integer> tasks = plan.batches().get(m).tasks();
    for (int p = 1; p < tasks.size(); p++) {
      List<Integer> head = tasks.subList(0, p);
      List<Integer> tail = tasks.subList(p, tasks.size());
      all.add(() -> plan.with(m, 1, plan.like(m, head), plan.like(m, tail)));
    }
    return all;
  }
}
