package sdedge.search.dp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Good plans before the search: from every position, along the shortest paths of the bounds, the
 * cohort that each path makes. Cheap, since paths share their beginnings, and close to the optimum
 * where one side determines most slots.
 */
final class Incumbents {
  private final SearchState state;
  private final SlotCosts costs;

  Incumbents(SearchState state) {
    this.state = state;
    costs = state.costs;
  }

  /**
   * Adds the cohorts from every position to the prefixes, until the search must stop.
   *
   * @param keepRows whether memory holds the rows of all batches
   */
  void find(boolean keepRows) {
    for (int from = 0; from < state.problem.size() && !state.stop(); from++) {
      Prefix start = earliest(state.prefixes[from]);
      for (int t = 0; start != null && t < state.bounds.thetas(); t++) {
        Path path = new Path(from, state.bounds.weight(t));
        path.addCohorts(start);
      }
      if (!keepRows) {
        state.table.drop(from);
      }
    }
  }

  private static @Nullable Prefix earliest(PrefixSet set) {
    Prefix best = null;
    for (Prefix prefix : set.all()) {
      if (best == null || prefix.timeS() < best.timeS()) {
        best = prefix;
      }
    }
    return best;
  }

  /** The tree of shortest paths from one position for one θ, priced as cohorts. */
  private final class Path {
    private final int from;
    private final int to;
    private final int[] start; // by end − from, where the last batch of the path starts
    private final int[] index; // and its index in its row

    Path(int from, double[] weight) {
      this.from = from;
      to = state.problem.cohortReach()[from];
      start = new int[to - from + 1];
      index = new int[to - from + 1];
      double[] distance = new double[to - from + 1];
      Arrays.fill(distance, 1, distance.length, Double.POSITIVE_INFINITY);
      for (int i = from; i < to; i++) {
        BatchRow row = state.table.row(i);
        for (int x = 0; x < row.count && row.end(x) <= to; x++) {
          double length = distance[i - from] + PathBounds.length(row, x, weight);
          int end = row.end(x) - from;
          if (length < distance[end]) {
            distance[end] = length;
            start[end] = i;
            index[end] = x;
          }
        }
      }
    }

    /** Prices the path to every end, each from the path without its last batch. */
    void addCohorts(Prefix before) {
      double[] clock = new double[to - from + 1];
      double[] later = new double[to - from + 1];
      int[] first = new int[to - from + 1];
      for (int end = from + 1; end <= to; end++) {
        int e = end - from;
        BatchRow row = state.table.row(start[e]);
        int x = index[e];
        if (start[e] == from) {
          first[e] = x;
          clock[e] = Math.max(before.timeS(), row.ready[x]) + row.firstA(x);
          later[e] = costs.opening(row, x);
        } else {
          int p = start[e] - from;
          BatchRow last = state.table.row(start[p]);
          first[e] = first[p];
          clock[e] = costs.clock(clock[p], last, index[p], row, x);
          later[e] = later[p] + costs.pair(last, index[p], row, x);
        }
        double closing = costs.closing(row, x, state.table.row(from), first[e]);
        offer(before, end, clock[e] + later[e] + closing);
      }
    }

    private void offer(Prefix before, int end, double timeS) {
      if (!state.prefixes[end].mayAccept(timeS, state.tieS())) {
        return;
      }
      int batches = 0;
      for (int at = end; at != from; at = start[at - from]) {
        batches++;
      }
      int[] ends = new int[batches];
      int[] lengths = new int[batches];
      for (int at = end; at != from; at = start[at - from]) {
        batches--;
        ends[batches] = at;
        BatchRow row = state.table.row(start[at - from]);
        lengths[batches] = row.length(index[at - from]);
      }
      state.prefixes[end].add(before.plus(timeS, ends, lengths), state.tieS());
    }
  }
}
