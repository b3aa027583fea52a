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
 * @param scoreS no plan through one of them ends earlier, seconds
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the expansion as it is
record Root(int[] firsts, double scoreS) {

  /** The roots at a position, the most promising first. */
  static List<Root> of(SearchState state, int from) {
    BatchRow row = state.table.row(from);
    if (!state.costs.wraps()) {
      double score = state.prefixes[from].earliestS() + state.bounds.toEnd(from);
      return List.of(new Root(IntStream.range(0, row.count).toArray(), score));
    }
    List<Root> roots = new ArrayList<>();
    for (int first = 0; first < row.count; first++) {
      roots.add(new Root(new int[] {first}, score(state, row, first)));
    }
    roots.sort(Comparator.comparingDouble(Root::scoreS));
    return roots;
  }

  private static double score(SearchState state, BatchRow row, int first) {
    double begin = Math.max(state.prefixes[row.start].earliestS(), row.ready[first]);
    double clock = begin + row.firstA(first) + state.costs.opening(row, first);
    double score = 0;
    for (int t = 0; t < state.bounds.thetas(); t++) {
      double[] weight = state.bounds.weight(t);
      double owed = weight[0] * row.laterA[first] + weight[1] * row.allB[first];
      score = Math.max(score, clock + owed + state.bounds.toEnd(t, row.end(first)));
    }
    return score;
  }
}
