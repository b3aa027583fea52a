package sdedge.search.dp;

import java.util.Arrays;

/**
 * The pairs (clock, later) of which no other is as small in both, by rising clock and so by falling
 * cost of later steps: asked in logarithmic time, since a state may have thousands of labels.
 */
final class Skyline {
  private double[] clock = new double[16];
  private double[] later = new double[16];
  private int size;

  void clear() {
    size = 0;
  }

  /** Least cost of later steps among pairs whose clock is at most a limit; infinite if none is. */
  double leastLater(double clockLimit) {
    int upTo = upTo(clockLimit);
    return upTo == 0 ? Double.POSITIVE_INFINITY : later[upTo - 1];
  }

  /** Adds a pair unless another one is as small in both. */
  void add(double newClock, double newLater) {
    if (leastLater(newClock) <= newLater) {
      return;
    }
    int from = upTo(newClock);
    if (from > 0 && clock[from - 1] == newClock) {
      from--;
    }
    int to = from;
    while (to < size && later[to] >= newLater) {
      to++;
    }
    if (size == clock.length) {
      clock = Arrays.copyOf(clock, 2 * size);
      later = Arrays.copyOf(later, 2 * size);
    }
    System.arraycopy(clock, to, clock, from + 1, size - to);
    System.arraycopy(later, to, later, from + 1, size - to);
    clock[from] = newClock;
    later[from] = newLater;
    size += from + 1 - to;
  }

  /** Number of pairs whose clock is at most a limit. */
  private int upTo(double clockLimit) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (clock[middle] <= clockLimit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
