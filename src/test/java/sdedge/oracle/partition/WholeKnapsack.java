package sdedge.oracle.partition;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole tasks that lower an affine function the most, as long as they take no more than there
 * is of a limit: of all ways to choose among the first tasks, those that take less than any other
 * that lowers it as much.
 */
final class WholeKnapsack {
  private static final double ROUNDING = 1e-9; // of a limit
  private static final double EQUAL = 1e-12;
  private static final int MOST_WAYS = 20_000;

  private WholeKnapsack() {}

  /**
   * A way to choose tasks.
   *
   * @param lower what they add to the function, not positive
   * @param task the last of them; -1 of none
   * @param before the way without that; null of none
   */
  record Way(double lower, int task, @Nullable Way before) {
    private static final Way NONE = new Way(0, -1, null);

    /** Writes 1 for the tasks that are chosen. */
    void write(double[] chosen) {
      for (Way way = this; way.before != null; way = way.before) {
        chosen[way.task] = 1;
      }
    }
  }

  /**
   * The way that lowers it the most; null if there are too many to tell.
   *
   * @param lower by task, not positive
   * @param shares of the limit, by task
   */
  static @Nullable Way least(double[] lower, double[] shares, double room) {
    NavigableMap<Double, Way> ways = new TreeMap<>(Map.of(0.0, Way.NONE)); // by what they take
    for (int k = 0; k < lower.length; k++) {
      if (lower[k] < 0) {
        NavigableMap<Double, Way> more = new TreeMap<>(ways);
        for (Map.Entry<Double, Way> each : ways.entrySet()) {
          double taken = each.getKey() + shares[k];
          if (taken <= room + ROUNDING) {
            Way way = new Way(each.getValue().lower + lower[k], k, each.getValue());
            more.merge(taken, way, (a, b) -> a.lower <= b.lower ? a : b);
          }
        }
        ways = useful(more);
        if (ways.size() > MOST_WAYS) {
          return null;
        }
      }
    }
    return ways.lastEntry().getValue();
  }

  /**
   * Those that lower it more than all that take less; what takes as much as another, nearly, is as
   * if it took no more.
   */
  private static NavigableMap<Double, Way> useful(NavigableMap<Double, Way> ways) {
    NavigableMap<Double, Way> useful = new TreeMap<>();
    for (Map.Entry<Double, Way> each : ways.entrySet()) {
      Map.Entry<Double, Way> last = useful.isEmpty() ? null : useful.lastEntry();
      if (last == null || each.getValue().lower < last.getValue().lower) {
        double taken = each.getKey();
        if (last != null && taken <= last.getKey() + EQUAL) {
          taken = last.getKey();
        }
        useful.put(taken, each.getValue());
      }
    }
    return useful;
  }
}
