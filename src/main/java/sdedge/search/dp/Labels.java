package sdedge.search.dp;

import java.util.Arrays;
import sdedge.control.HeapShare;

/**
 * The labels of one expansion, in flat arrays; a label is an index into them. Those for which there
 * is no memory are left out, and the expansion is to end.
 */
final class Labels {
  static final int NONE = -1;

  /** Of a label, its places where labels are gathered and compared included. */
  private static final double BYTES = 64;

  private static final double GROWTH = 1.5;

  double[] clock = new double[256]; // step-1 clock, seconds
  double[] later = new double[256]; // cost of steps n ≥ 2 so far, seconds
  int[] start = new int[256]; // start position of the current batch
  int[] index = new int[256]; // its index in its row
  int[] parent = new int[256]; // label of the batch before, or NONE
  private int[] depth = new int[256]; // number of batches up to this one
  private int[] next = new int[256]; // label with the same end added before, or NONE
  private int[] latestAt = new int[0]; // by position − from
  private int[] countAt = new int[0]; // by position − from
  private final HeapShare memory;
  private final Runnable full;
  private int size;
  private int from;

  /**
   * No labels yet.
   *
   * @param memory that they take from as they become more
   * @param full is run whenever there is no memory for a label
   */
  Labels(HeapShare memory, Runnable full) {
    this.memory = memory;
    this.full = full;
  }

  /** Forgets all labels; positions from {@code from} to {@code to} follow. */
  void clear(int from, int to) {
    this.from = from;
    size = 0;
    if (latestAt.length < to - from + 1) {
      latestAt = new int[to - from + 1];
      countAt = new int[to - from + 1];
    }
    Arrays.fill(latestAt, NONE);
    Arrays.fill(countAt, 0);
  }

  int size() {
    return size;
  }

  /** The label added last that ends at a position, or NONE. */
  int latestAt(int end) {
    return latestAt[end - from];
  }

  /** How many labels end at a position. */
  int countAt(int end) {
    return countAt[end - from];
  }

  /** The one added before it with the same end, or NONE. */
  int before(int label) {
    return next[label];
  }

  void add(double clock, double later, int start, int index, int end, int parent) {
    if (size == this.clock.length && !grow()) {
      return;
    }
    this.clock[size] = clock;
    this.later[size] = later;
    this.start[size] = start;
    this.index[size] = index;
    this.parent[size] = parent;
    depth[size] = depth(parent) + 1;
    next[size] = latestAt[end - from];
    latestAt[end - from] = size;
    countAt[end - from]++;
    size++;
  }

  /** Number of batches up to a label, its own included; 0 of NONE. */
  int depth(int label) {
    return label == NONE ? 0 : depth[label];
  }

  private boolean grow() {
    int capacity = (int) Math.min(GROWTH * size, Integer.MAX_VALUE - 8);
    if (capacity == size || !memory.take((capacity - size) * BYTES)) {
      full.run();
      return false;
    }
    clock = Arrays.copyOf(clock, capacity);
    later = Arrays.copyOf(later, capacity);
    start = Arrays.copyOf(start, capacity);
    index = Arrays.copyOf(index, capacity);
    parent = Arrays.copyOf(parent, capacity);
    depth = Arrays.copyOf(depth, capacity);
    next = Arrays.copyOf(next, capacity);
    return true;
  }

  /**
   * The labels that end at one position, in the order in which they were found, gathered into
   * arrays for the loop over the batches that may follow.
   */
  static final class Predecessors {
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
}
