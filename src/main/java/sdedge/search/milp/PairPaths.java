package sdedge.search.milp;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import sdedge.search.dp.BatchGraph;
import sdedge.search.milp.BatchPairs.CohortRange;

/**
 * Shortest paths over pairs of adjacent batches, for one weight θ of what a pair (last batch, first
 * batch) of a cohort costs (docs/model.md section 7, "Bounds"): no plan through a batch or a pair
 * is faster than the paths on both of its sides and itself. Uploads count on the way there: nothing
 * begins before its prompts have come.
 */
final class PairPaths {
  private static final int NONE = -1;

  private final BatchGraph graph;
  private final CohortRange range;
  private final int theta;
  private final double[] before; // by batch: its clock of step 1 and the later steps up to it
  private final double[] laterBefore; // by batch: the later steps of its cohort up to it
  private final double[] after; // by batch: all that follows it
  private final double[] ended; // by position: all cohorts up to it
  private final double[] left; // by position: all cohorts behind it
  private final int[] predecessor; // by batch, in its cohort; none if it is the first
  private final int[] last; // by position, the last batch of the shortest path to it

  PairPaths(BatchGraph graph, CohortRange range, double[] readyS, int theta) {
    this.graph = graph;
    this.range = range;
    this.theta = theta;
    before = new double[graph.count()];
    laterBefore = new double[graph.count()];
    after = new double[graph.count()];
    predecessor = new int[graph.count()];
    ended = new double[graph.size() + 1];
    left = new double[graph.size() + 1];
    last = new int[graph.size() + 1];
    Arrays.fill(before, Double.POSITIVE_INFINITY);
    Arrays.fill(laterBefore, Double.POSITIVE_INFINITY);
    Arrays.fill(ended, 1, ended.length, Double.POSITIVE_INFINITY);
    Arrays.fill(left, 0, graph.size(), Double.POSITIVE_INFINITY);
    Arrays.fill(predecessor, NONE);
    Arrays.fill(last, NONE);
    forward(readyS);
    backward();
  }

  private void forward(double[] readyS) {
    for (int x = 0; x < graph.count(); x++) {
      int start = graph.start(x);
      if (range.begins(start)) {
        double alone = ended[start] + graph.firstA()[x] + opening(x);
        laterBefore[x] = Math.min(laterBefore[x], opening(x));
        predecessor[x] = alone < before[x] ? NONE : predecessor[x];
        before[x] = Math.min(before[x], alone);
      }
      // Whatever was drafted before, the later steps of the cohort come behind its prompts.
      before[x] = Math.max(before[x], readyS[x] + graph.firstA()[x] + laterBefore[x]);
      int end = graph.end(x);
      double whole = before[x] + closing(x);
      if (range.ends(end) && whole < ended[end]) {
        ended[end] = whole;
        last[end] = x;
      }
      double[] later = graph.laterAfter(x);
      for (int k = 0; k < range.followers(x); k++) {
        int y = graph.from(end) + k;
        laterBefore[y] = Math.min(laterBefore[y], laterBefore[x] + later[k]);
        double there = before[x] + graph.slot(x, y) + later[k];
        if (there < before[y]) {
          before[y] = there;
          predecessor[y] = x;
        }
      }
    }
  }

  private void backward() {
    for (int x = graph.count() - 1; x >= 0; x--) {
      int end = graph.end(x);
      double least = range.ends(end) ? closing(x) + left[end] : Double.POSITIVE_INFINITY;
      double[] later = graph.laterAfter(x);
      for (int k = 0; k < range.followers(x); k++) {
        int y = graph.from(end) + k;
        least = Math.min(least, graph.slot(x, y) + later[k] + after[y]);
      }
      after[x] = least;
      int start = graph.start(x);
      if (range.begins(start)) {
        left[start] = Math.min(left[start], graph.firstA()[x] + opening(x) + least);
      }
    }
  }

  /** What a first batch adds, with its part of the closing slots. */
  private double opening(int first) {
    return graph.opening(first) + graph.residualOfFirst(first, theta);
  }

  private double closing(int x) {
    return graph.wraps() ? graph.residualOfLast(x, theta) : graph.closing(x, x);
  }

  /** No plan is faster than the longest of some shortest paths, seconds. */
  static double boundS(List<PairPaths> paths) {
    return paths.stream().mapToDouble(path -> path.ended[path.graph.size()]).max().orElse(0);
  }

  /** No plan with this batch is faster, seconds. */
  double throughS(int x) {
    return before[x] + after[x];
  }

  /** No plan in which a batch follows another one in its cohort is faster, seconds. */
  double throughS(int x, int y, double costS) {
    return before[x] + costS + after[y];
  }

  /**
   * The batches of the shortest path.
   *
   * @param lasts takes those that are the last of their cohorts
   */
  BitSet shortest(BitSet lasts) {
    BitSet path = new BitSet();
    for (int position = graph.size(); position > 0; ) {
      int x = last[position];
      lasts.set(x);
      for (; ; x = predecessor[x]) {
        path.set(x);
        if (predecessor[x] == NONE) {
          break;
        }
      }
      position = graph.start(x);
    }
    return path;
  }
}
