package sdedge.search.dp;

import java.util.Arrays;

/**
 * The labels that end at one position, in the order in which they were found, gathered into arrays
 * for the loop over the batches that may follow.
 */
final class Predecessors {
  private final BatchTable table;
  private final Labels labels;
  BatchRow[] rows = new BatchRow[64]; // row of the last batch
  int[] index = new int[64]; // its index there
  int[] label = new int[64];
  double[] clock = new double[64];
  double[] later = new double[64];
  private int size;

  Predecessors(BatchTable table, Labels labels) {
    this.table = table;
    this.labels = labels;
  }

  int size() {
    return size;
  }

  /** Replaces what is there by the labels that end at a position. */
  void gather(int position) {
    size = labels.countAt(position);
    if (size > label.length) {
      grow(Math.max(size, 2 * label.length));
    }
    int k = size;
    for (int at = labels.latestAt(position); at != Labels.NONE; at = labels.before(at)) {
      k--;
      rows[k] = table.row(labels.start[at]);
      index[k] = labels.index[at];
      label[k] = at;
      clock[k] = labels.clock[at];
      later[k] = labels.later[at];
    }
  }

  private void grow(int capacity) {
    rows = Arrays.copyOf(rows, capacity);
    index = Arrays.copyOf(index, capacity);
    label = Arrays.copyOf(label, capacity);
    clock = Arrays.copyOf(clock, capacity);
    later = Arrays.copyOf(later, capacity);
  }
}
