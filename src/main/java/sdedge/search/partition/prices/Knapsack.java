package sdedge.search.partition.prices;

import org.jspecify.annotations.Nullable;

/**
 * The most that tasks gain within a room, in part: those that gain the most for their size first.
 * In arrays of its own, for one thread.
 */
final class Knapsack {
  private final int[] items;
  private int count;
  private double[] gains = {};
  private double priceS;

  Knapsack(int tasks) {
    items = new int[tasks];
  }

  /** What a room of size 1 would be worth at the last task of {@link #most}, seconds. */
  double priceS() {
    return priceS;
  }

  /**
   * The most gain.
   *
   * @param ofTasks not positive, seconds
   * @param size of the tasks
   * @param room less than those need that gain
   */
  double most(double[] ofTasks, double[] size, double room) {
    take(ofTasks);
    double rest = room;
    double sum = 0;
    priceS = 0;
    int from = 0;
    int to = count;
    while (from < to) {
      int middle = partition(from, to, size);
      double need = 0;
      double gain = 0;
      for (int i = from; i < middle; i++) {
        need += size[items[i]];
        gain += gains[items[i]];
      }
      if (need > rest) {
        if (middle == to) {
          middle = to - 1; // the pivot is the last of them
          need -= size[items[middle]];
          gain -= gains[items[middle]];
          if (need <= rest) {
            int split = items[middle];
            priceS = -gains[split] / size[split];
            return sum + gain + gains[split] * ((rest - need) / size[split]);
          }
        }
        to = middle;
      } else {
        rest -= need;
        sum += gain;
        from = middle;
      }
    }
    return sum;
  }

  private void take(double[] ofTasks) {
    gains = ofTasks;
    count = 0;
    for (int k = 0; k < gains.length; k++) {
      if (gains[k] < 0) {
        items[count++] = k;
      }
    }
  }

  /**
   * Puts what gains as much for its size as a pivot before what gains less; the pivot last of them.
   *
   * @return the end of the first part, beyond {@code from}
   */
  private int partition(int from, int to, double[] size) {
    int pivot = items[(from + to) >>> 1];
    items[(from + to) >>> 1] = items[to - 1];
    items[to - 1] = pivot;
    double gain = gains[pivot];
    double of = size[pivot];
    int end = from;
    for (int i = from; i < to - 1; i++) {
      int k = items[i];
      if (gains[k] * of <= gain * size[k]) {
        items[i] = items[end];
        items[end++] = k;
      }
    }
    items[to - 1] = items[end];
    items[end] = pivot;
    return end + 1;
  }

  /**
   * Writes how much of each task is there where the most is gained.
   *
   * @param ofTasks not positive, seconds
   * @param size of the tasks; null for no limit
   * @param shares by task, all 0
   */
  void attain(double[] ofTasks, double @Nullable [] size, double room, double[] shares) {
    take(ofTasks);
    if (size == null) {
      for (int i = 0; i < count; i++) {
        shares[items[i]] = 1;
      }
      return;
    }
    sort(size);
    double rest = room;
    for (int i = 0; i < count && rest > 0; i++) {
      int k = items[i];
      shares[k] = size[k] <= rest ? 1 : rest / size[k];
      rest -= shares[k] * size[k];
    }
  }

  /** By gain for the size, the largest first. */
  private void sort(double[] size) {
    for (int i = 1; i < count; i++) {
      int k = items[i];
      int at = i;
      while (at > 0 && gains[k] * size[items[at - 1]] < gains[items[at - 1]] * size[k]) {
        items[at] = items[at - 1];
        at--;
      }
      items[at] = k;
    }
  }
}
