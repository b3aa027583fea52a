package sdedge.search.dp;

import java.util.Arrays;

/**
 * The labels of one state of which no other is as early and as cheap: pairs (step-1 clock, cost of
 * later steps), by rising clock and so by falling cost. One label would not do: a smaller clock may
 * be worth a larger cost of later steps, depending on the batches that follow. The set is enough,
 * since whatever follows two labels of a state adds the same to both costs of later steps, and to
 * the clocks something that never grows with the earlier one's lead (docs/model.md section 7).
 *
 * <p>Order of calls: {@link #clear}, {@link #offer} for every label, {@link #commit}. A state may
 * have thousands of labels, so places are found by bisection.
 */
final class ParetoSet {
  private final Labels labels;
  private double[] clock = new double[16];
  private double[] later = new double[16];
  private int[] parent = new int[16];
  private int size;

  ParetoSet(Labels labels) {
    this.labels = labels;
  }

  /** Empties the set for another state. */
  void clear() {
    size = 0;
  }

  /**
   * Adds a label unless another is as early and as cheap; drops those that it makes useless. Of
   * equal labels the one of fewer batches stays, then the one that came first.
   */
  void offer(double newClock, double newLater, int newParent) {
    int at = upTo(newClock);
    if (at > 0 && later[at - 1] <= newLater) {
      if (clock[at - 1] == newClock
          && later[at - 1] == newLater
          && labels.depth(newParent) < labels.depth(parent[at - 1])) {
        parent[at - 1] = newParent;
      }
      return;
    }
    int from = at > 0 && clock[at - 1] == newClock ? at - 1 : at;
    int to = at;
    while (to < size && later[to] >= newLater) {
      to++;
    }
    replace(from, to);
    clock[from] = newClock;
    later[from] = newLater;
    parent[from] = newParent;
  }

  /** Number of labels whose clock is at most a limit. */
  private int upTo(double limit) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (clock[middle] <= limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Makes the places {@code from} to {@code to} − 1 a single one. */
  private void replace(int from, int to) {
    if (size == clock.length) {
      clock = Arrays.copyOf(clock, 2 * size);
      later = Arrays.copyOf(later, 2 * size);
      parent = Arrays.copyOf(parent, 2 * size);
    }
    if (to != from + 1) {
      System.arraycopy(clock, to, clock, from + 1, size - to);
      System.arraycopy(later, to, later, from + 1, size - to);
      System.arraycopy(parent, to, parent, from + 1, size - to);
      size += from + 1 - to;
    }
  }

  /** Stores the labels of the batch with an index in a row; 1 if there are any, else 0. */
  int commit(BatchRow row, int index) {
    int end = row.end(index);
    for (int k = 0; k < size; k++) {
      labels.add(clock[k], later[k], row.start, index, end, parent[k]);
    }
    return size == 0 ? 0 : 1;
  }
}
