package sdedge.search.partition;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;

/**
 * The cheapest sets that have every one of some items exactly once: branch and bound on pairs of
 * items that are in one set or in two.
 */
final class CoverTree {
  private static final double WHOLE = 1e-5; // of a share
  private static final double HALF = 0.5;

  private final int items;
  private final List<int[]> sets;
  private final double[] costs;
  private final FractionalCover shares;
  private final int mostPivots;
  private final Control control;
  private double below;
  private int[] best = {};
  private boolean isGivenUp;

  private CoverTree(
      int items, List<int[]> sets, double[] costs, double below, int mostPivots, Control control) {
    this.items = items;
    this.sets = sets;
    this.costs = costs;
    this.below = below;
    this.mostPivots = mostPivots;
    this.control = control;
    shares = new FractionalCover(items, sets, costs);
  }

  /**
   * The places of the sets of the cheapest cover, ascending; none if no cover costs less than some
   * cost.
   *
   * @param sets of items from 0 to {@code items} − 1
   * @param costs by set, not negative
   * @param mostPivots of the simplex method, after which it gives up
   * @return null if it gave up, or was stopped
   */
  static int @Nullable [] cheapest(
      int items, List<int[]> sets, double[] costs, double below, int mostPivots, Control control) {
    CoverTree tree = new CoverTree(items, sets, costs, below, mostPivots, control);
    tree.branch(IntStream.range(0, costs.length).toArray());
    return tree.isGivenUp ? null : tree.best;
  }

  private void branch(int[] some) {
    isGivenUp |=
        control.isStopped() || !shares.solve(some, Math.max(1, mostPivots - shares.pivots()));
    double bound = shares.bound();
    if (isGivenUp || bound >= below) {
      return;
    }
    double gap = below - bound;
    int[] left = IntStream.of(some).filter(s -> shares.reduced(s) < gap).toArray();
    double[][] together = together();
    int[] pair = leastDecided(together);
    if (pair.length == 0) {
      keep();
      return;
    }
    boolean isFirst = together[pair[0]][pair[1]] >= HALF;
    branch(with(left, pair, isFirst));
    branch(with(left, pair, !isFirst));
  }

  private void keep() {
    int[] whole =
        IntStream.range(0, items)
            .filter(place -> shares.at(place) >= 0 && shares.share(place) > HALF)
            .map(shares::at)
            .sorted()
            .toArray();
    double cost = IntStream.of(whole).mapToDouble(s -> costs[s]).sum();
    if (cost < below) {
      below = cost;
      best = whole;
    }
  }

  /** For how much both items are in one set. */
  private double[][] together() {
    double[][] together = new double[items][items];
    for (int place = 0; place < items; place++) {
      double share = shares.share(place);
      if (share > 0 && shares.at(place) >= 0) {
        int[] set = sets.get(shares.at(place));
        for (int one : set) {
          for (int other : set) {
            together[one][other] += share;
          }
        }
      }
    }
    return together;
  }

  /** The pair that is the least decided; empty if all are. */
  private int[] leastDecided(double[][] together) {
    double most = WHOLE;
    int[] pair = {};
    for (int one = 0; one < items; one++) {
      for (int other = one + 1; other < items; other++) {
        double open = Math.min(together[one][other], 1 - together[one][other]);
        if (open > most) {
          most = open;
          pair = new int[] {one, other};
        }
      }
    }
    return pair;
  }

  private int[] with(int[] some, int[] pair, boolean areTogether) {
    return IntStream.of(some)
        .filter(
            s -> {
              boolean hasOne = has(sets.get(s), pair[0]);
              boolean hasOther = has(sets.get(s), pair[1]);
              return areTogether ? hasOne == hasOther : !(hasOne && hasOther);
            })
        .toArray();
  }

  private static boolean has(int[] set, int item) {
    for (int own : set) {
      if (own == item) {
        return true;
      }
    }
    return false;
  }
}
