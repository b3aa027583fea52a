package sdedge.search.partition.prices;

import java.util.Arrays;

/**
 * The most that tasks gain within a room, each as a whole or not at all: by a list of what may be
 * taken of the tasks so far, without what uses more and gains less, and without what cannot lead to
 * more than is known. In arrays of its own, for one thread.
 */
final class WholeKnapsack {
  private static final double ROUNDING = 1e-9; // of a room, by which sums may exceed it
  private static final double EQUAL = 1e-12; // of a room, by which what is used is distinguished
  private static final int MOST_TAKEN = 100_000; // ways, beyond which it gives up
  private static final int NOTHING = -1;

  private final int[] items; // by gain for the size, the largest first
  private int count;
  private final double[] need; // of the first items, together
  private final double[] gain; // likewise
  private int[] last = new int[64]; // by way: the item taken last
  private int[] before = new int[64]; // by way: the way without that
  private double[] usedOf = new double[64];
  private double[] gainOf = new double[64];
  private int ways;
  private int best; // the way that gains the most; NOTHING if nothing is taken
  private double bestS;

  WholeKnapsack(int tasks) {
    items = new int[tasks];
    need = new double[tasks + 1];
    gain = new double[tasks + 1];
  }

  /**
   * The most gain; minus infinite if there are too many ways to tell.
   *
   * @param ofTasks not positive, seconds
   * @param size of the tasks
   */
  double most(double[] ofTasks, double[] size, double room) {
    sort(ofTasks, size);
    double most = room + ROUNDING;
    ways = 0;
    best = NOTHING;
    bestS = 0;
    int[] open = {NOTHING}; // ways by size, ascending, each gains more than those before
    for (int i = 0; i < count && open.length > 0; i++) {
      open = joined(open, i, ofTasks[items[i]], size[items[i]], most);
      if (ways > MOST_TAKEN) {
        return Double.NEGATIVE_INFINITY;
      }
      open = promising(open, i + 1, most);
    }
    return bestS;
  }

  /** Writes which tasks gain the most that {@link #most} found. */
  void attain(double[] shares) {
    for (int way = best; way != NOTHING; way = before[way]) {
      shares[items[last[way]]] = 1;
    }
  }

  private void sort(double[] ofTasks, double[] size) {
    count = 0;
    for (int k = 0; k < ofTasks.length; k++) {
      if (ofTasks[k] < 0) {
        int at = count++;
        while (at > 0 && ofTasks[k] * size[items[at - 1]] < ofTasks[items[at - 1]] * size[k]) {
          items[at] = items[at - 1];
          at--;
        }
        items[at] = k;
      }
    }
    for (int i = 0; i < count; i++) {
      need[i + 1] = need[i] + size[items[i]];
      gain[i + 1] = gain[i] + ofTasks[items[i]];
    }
  }

  /** Ways with and without an item, of which no other uses less and gains as much. */
  private int[] joined(int[] open, int item, double gainS, double size, double most) {
    int[] both = new int[2 * open.length];
    int kept = 0;
    int with = 0;
    int without = 0;
    while (with < open.length || without < open.length) {
      boolean takes =
          without == open.length
              || (with < open.length && used(open[with]) + size < used(open[without]));
      int way = takes ? taken(open[with++], item, gainS, size, most) : open[without++];
      if (takes && way == NOTHING) {
        with = open.length; // all others use more
      } else {
        kept = keep(both, kept, way);
      }
    }
    return Arrays.copyOf(both, kept);
  }

  /**
   * Keeps a way that uses the most of all so far if it gains more: in place of one that uses as
   * much, as if it used no more than that.
   *
   * @return how many are kept then
   */
  private int keep(int[] some, int kept, int way) {
    if (kept > 0 && gained(way) >= gained(some[kept - 1])) {
      return kept;
    }
    boolean isEqual = kept > 0 && used(way) <= used(some[kept - 1]) + EQUAL;
    if (isEqual) {
      usedOf[way] = used(some[kept - 1]);
    }
    some[isEqual ? kept - 1 : kept] = way;
    return isEqual ? kept : kept + 1;
  }

  private int taken(int way, int item, double gainS, double size, double most) {
    double used = used(way) + size;
    if (used > most) {
      return NOTHING;
    }
    if (ways == last.length) {
      last = Arrays.copyOf(last, 2 * ways);
      before = Arrays.copyOf(before, 2 * ways);
      usedOf = Arrays.copyOf(usedOf, 2 * ways);
      gainOf = Arrays.copyOf(gainOf, 2 * ways);
    }
    last[ways] = item;
    before[ways] = way;
    usedOf[ways] = used;
    gainOf[ways] = gained(way) + gainS;
    if (gainOf[ways] < bestS) {
      bestS = gainOf[ways];
      best = ways;
    }
    return ways++;
  }

  private double used(int way) {
    return way == NOTHING ? 0 : usedOf[way];
  }

  private double gained(int way) {
    return way == NOTHING ? 0 : gainOf[way];
  }

  /** Those with which parts of the items from one on may come to more than the best so far. */
  private int[] promising(int[] open, int from, double most) {
    return Arrays.stream(open)
        .filter(way -> gained(way) + mostOf(from, most - used(way)) < bestS)
        .toArray();
  }

  /** What the items from one on gain at most, in part. */
  private double mostOf(int from, double room) {
    int low = from;
    int high = count;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (need[middle] - need[from] <= room) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    double rest = room - (need[low] - need[from]);
    double part =
        low == count ? 0 : (gain[low + 1] - gain[low]) * rest / (need[low + 1] - need[low]);
    return gain[low] - gain[from] + part;
  }
}
