package sdedge.search.dp;

import java.util.Arrays;

/** The labels that end at one position, gathered into arrays for the loop over what follows. */
final class Frontier {
  private final BatchTable table;
  private final Labels labels;
  BatchRow[] rows = new BatchRow[64]; // row of the last batch
  int[] index = new int[64]; // its index there
  int[] label = new int[64];
  double[] clock = new double[64];
  double[] later = new double[64];
  private int size;

  Frontier(BatchTable table, Labels labels) {
    this.table = table;
    this.labels = labels;
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
      rows[size] = table.row(labels.start[at]);
      index[size] = labels.index[at];
      label[size] = at;
      clock[size] = labels.clock[at];
      later[size] = labels.later[at];
      size++;
    }
  }

  private void grow() {
    int capacity = 2 * size;
    rows = Arrays.copyOf(rows, capacity);
    index = Arrays.copyOf(index, capacity);
    label = Arrays.copyOf(label, capacity);
    clock = Arrays.copyOf(clock, capacity);
    later = Arrays.copyOf(later, capacity);
  }
}
