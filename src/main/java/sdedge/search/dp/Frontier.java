package sdedge.search.dp;

import java.util.Arrays;

/**
 * The labels that end at one position, in the order of their cuts, gathered into arrays for the
 * loop over what follows.
 */
final class Frontier {
  private final BatchTable table;
  private final Labels labels;
  BatchRow[] rows = new BatchRow[64]; // row of the last batch
  int[] index = new int[64]; // its index there
  int[] label = new int[64];
  double[] clock = new double[64];
  double[] later = new double[64];
  private final LabelOrder order;
  private Integer[] sorted = new Integer[64]; // boxed, for the stable sort of the library
  private int size;

  Frontier(BatchTable table, Labels labels, LabelOrder order) {
    this.table = table;
    this.labels = labels;
    this.order = order;
  }

  int size() {
    return size;
  }

  void gather(int position) {
    size = 0;
    for (int at = labels.latestAt(position); at != Labels.NONE; at = labels.before(at)) {
      if (size == label.length) {
        grow();
      }
      sorted[size++] = at;
    }
    if (size > 1) {
      Arrays.sort(sorted, 0, size, order);
    }
    for (int k = 0; k < size; k++) {
      int at = sorted[k];
      rows[k] = table.row(labels.start[at]);
      index[k] = labels.index[at];
      label[k] = at;
      clock[k] = labels.clock[at];
      later[k] = labels.later[at];
    }
  }

  private void grow() {
    int capacity = 2 * size;
    sorted = Arrays.copyOf(sorted, capacity);
    rows = Arrays.copyOf(rows, capacity);
    index = Arrays.copyOf(index, capacity);
    label = Arrays.copyOf(label, capacity);
    clock = Arrays.copyOf(clock, capacity);
    later = Arrays.copyOf(later, capacity);
  }
}
