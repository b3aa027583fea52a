package sdedge.search.dp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A set of first batches whose cohorts are expanded together: one where the closing cost depends on
 * the first batch, all of them elsewhere.
 *
 * @param firsts indices in the row of the position
 * @param scoreS no plan through one of them ends earlier, seconds: when the drafter side of step 1
 *     is done at the earliest, the residual bound of the batch, and the path from its end, for the
 *     best θ
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the expansion as it is
record RootNode(int[] firsts, double scoreS) {

  /** The roots at a position that may begin a plan fast enough, the most promising first. */
  static List<RootNode> of(SearchState state, int from, WindowBounds window) {
    BatchRow row = state.table.row(from);
    double limit = state.pathLimitS();
    if (!state.costs.wraps()) {
      double score = state.earliestS(from) + state.bounds.toEnd(from);
      return score > limit
          ? List.of()
          : List.of(new RootNode(IntStream.range(0, row.count).toArray(), score));
    }
    List<RootNode> roots = new ArrayList<>();
    for (int first = 0; first < row.count; first++) {
      double score = score(state, row, first, window);
      if (score <= limit) {
        roots.add(new RootNode(new int[] {first}, score));
      }
    }
    roots.sort(Comparator.comparingDouble(RootNode::scoreS));
    return roots;
  }

  /** The score of one first batch; infinite if the window bounds rule it out. */
  private static double score(SearchState state, BatchRow row, int first, WindowBounds window) {
    double begin = Math.max(state.earliestS(row.start), row.ready[first]);
    double clock = begin + row.firstA(first) + state.costs.opening(row, first);
    double[][] weights = state.table.weights();
    boolean byWindow = state.rules.contains(Pruning.VALUE);
    int end = row.end(first);
    double score = 0;
    for (int t = 0; t < weights.length; t++) {
      double residual = weights[t][0] * row.laterA[first] + weights[t][1] * row.allB[first];
      if (byWindow && clock + residual > window.latest(t, end)) {
        return Double.POSITIVE_INFINITY;
      }
      score = Math.max(score, clock + residual + state.bounds.toEnd(t, end));
    }
    return score;
  }
}
