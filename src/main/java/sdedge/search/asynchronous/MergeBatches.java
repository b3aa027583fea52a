package sdedge.search.asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import sdedge.plan.Batch;

/** A batch together with a later one, drafting like either. */
final class MergeBatches implements BatchMove {
  @Override
  public List<Supplier<List<Batch>>> of(EditedPlan plan, int m) {
    List<Supplier<List<Batch>>> all = new ArrayList<>();
    Batch one = plan.batches().get(m);
    for (int other = m + 1; other < plan.batches().size(); other++) {
      int n = other;
      Batch second = plan.batches().get(n);
      List<Integer> tasks = new ArrayList<>(one.tasks());
      tasks.addAll(second.tasks());
      all.add(() -> merged(plan, m, n, plan.like(m, tasks)));
      if (!one.choices().equals(second.choices())) {
        all.add(() -> merged(plan, m, n, plan.like(n, tasks)));
      }
    }
    return all;
  }

  private static List<Batch> merged(EditedPlan plan, int m, int n, Batch both) {
    List<Batch> merged = new ArrayList<>(plan.batches());
    merged.remove(n);
    merged.set(m, both);
    return merged;
  }
}
