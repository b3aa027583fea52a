package sdedge.search.asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import sdedge.plan.Batch;

/** A batch at another place in the sequence. */
final class MoveBatch implements BatchMove {
  @Override
  public List<Supplier<List<Batch>>> of(EditedPlan plan, int m) {
    List<Supplier<List<Batch>>> all = new ArrayList<>();
    for (int to = 0; to < plan.batches().size(); to++) {
      int place = to;
      if (to != m && to != m + 1) { // the next batch moved to here is the same
        all.add(
            () -> {
              List<Batch> moved = new ArrayList<>(plan.batches());
              moved.add(place, moved.remove(m));
              return moved;
            });
      }
    }
    return all;
  }
}
