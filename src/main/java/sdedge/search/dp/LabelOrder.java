package sdedge.search.dp;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of labels that end at one position by the preference of their cuts.
 *
 * <p>Whatever follows two labels alike keeps their order, so that it need not be asked again for
 * what follows. Compares where the labels are: where uploads are slow most labels are equally fast
 * for long, and there are many.
 */
final class LabelOrder implements Comparator<Integer> {
  private final BatchTable table;
  private final Labels labels;
  private List<Prefix> starts = List.of();
  private Prefix.@Nullable Order[] known = {}; // by two prefixes

  LabelOrder(BatchTable table, Labels labels) {
    this.table = table;
    this.labels = labels;
  }

  /** Fixes the prefixes, which all end at the same position. */
  void begin(List<Prefix> prefixes) {
    starts = prefixes;
    known = new Prefix.Order[prefixes.size() * prefixes.size()];
  }

  @Override
  public int compare(Integer labelA, Integer labelB) {
    int startA = labels.prefix[labelA];
    int startB = labels.prefix[labelB];
    Prefix a = starts.get(startA);
    Prefix b = starts.get(startB);
    if (a.cohorts() != b.cohorts()) {
      return Integer.compare(a.cohorts(), b.cohorts());
    }
    int batchesA = a.batches() + labels.depth(labelA);
    int batchesB = b.batches() + labels.depth(labelB);
    if (batchesA != batchesB) {
      return Integer.compare(batchesA, batchesB);
    }
    Prefix.Order before = startA == startB ? Prefix.Order.SAME : order(startA, startB);
    return before.batchEnds() == 0 ? compareBatches(labelA, labelB, before) : before.batchEnds();
  }

  /** Of cuts with the same batches before. */
  private int compareBatches(int labelA, int labelB, Prefix.Order before) {
    int byEnds = 0;
    int byLengths = 0;
    int a = labelA;
    int b = labelB;
    while (a != b) { // what differs last on the way back differs first in the cuts
      if (labels.start[a] != labels.start[b]) {
        byEnds = Integer.compare(labels.start[a], labels.start[b]); // where the one before ends
      } else if (labels.index[a] != labels.index[b]) {
        byLengths = Integer.compare(length(a), length(b)); // unless the ends differ
      }
      a = labels.parent[a];
      b = labels.parent[b];
    }
    if (byEnds != 0) {
      return byEnds;
    }
    if (before.cohortEnds() != 0) {
      return before.cohortEnds();
    }
    return before.lengths() != 0 ? before.lengths() : byLengths;
  }

  private int length(int label) {
    return table.row(labels.start[label]).length(labels.index[label]);
  }

  private Prefix.Order order(int startA, int startB) {
    int pair = startA * starts.size() + startB;
    Prefix.Order order = known[pair];
    if (order == null) {
      order = starts.get(startA).order(starts.get(startB));
      known[pair] = order;
    }
    return order;
  }
}
