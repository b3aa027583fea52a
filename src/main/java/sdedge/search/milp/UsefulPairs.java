package sdedge.search.milp;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.search.dp.BatchGraph;
import sdedge.search.milp.BatchPairs.CohortRange;
import sdedge.search.problem.Partition;

/**
 * The batches, adjacent pairs, and first and last batches of cohorts that may be in a plan as fast
 * as one known: no shortest path through the others is as short.
 */
final class UsefulPairs {
  private static final int BATCHES_BETWEEN_STOPS = 64;

  /** Pairs looked at for all first batches together, beyond which that takes too long. */
  private static final double MOST_WORK = 2e9;

  private final BatchGraph graph;
  private final CohortRange range;
  private final List<PairPaths> paths;
  private final double limitS;
  private final BitSet batches;
  private final BitSet[] followers; // by batch, of those that may follow it
  private final @Nullable CohortPaths cohorts; // null where the first batch does not matter

  /**
   * Those of a problem.
   *
   * @param limitS the makespan that nothing exceeds; infinite to keep all
   * @throws ModelAborted if the control says so, or there are too many to look at
   */
  UsefulPairs(BatchPairs pairs, List<PairPaths> paths, double limitS, Control control) {
    graph = pairs.graph();
    range = pairs.range();
    this.paths = paths;
    this.limitS = limitS;
    BitSet near = new BitSet();
    for (int x = 0; x < graph.count(); x++) {
      near.set(x, isNear(x));
    }
    BitSet[] behind = new BitSet[graph.count()];
    for (int x = 0; x < graph.count(); x++) {
      if (x % BATCHES_BETWEEN_STOPS == 0) {
        ModelAborted.check(control);
      }
      behind[x] = near.get(x) ? behind(x, near) : new BitSet();
    }
    if (graph.wraps() && work(near, behind) > MOST_WORK) {
      throw new ModelAborted(Termination.MEMORY_LIMIT);
    }
    cohorts = graph.wraps() ? new CohortPaths(pairs, near, behind, limitS, control) : null;
    batches = cohorts == null ? near : cohorts.batches();
    followers = cohorts == null ? behind : cohorts.followers();
  }

  private boolean isNear(int x) {
    return paths.stream().allMatch(path -> path.throughS(x) <= limitS);
  }

  private BitSet behind(int x, BitSet near) {
    BitSet behind = new BitSet();
    double[] later = graph.laterAfter(x);
    for (int k = 0; k < range.followers(x); k++) {
      int y = graph.from(graph.end(x)) + k;
      double costS = graph.slot(x, y) + later[k];
      if (near.get(y) && paths.stream().allMatch(path -> path.throughS(x, y, costS) <= limitS)) {
        behind.set(k);
      }
    }
    return behind;
  }

  private double work(BitSet near, BitSet[] behind) {
    double[] upTo = new double[graph.count() + 1];
    for (int x = 0; x < graph.count(); x++) {
      upTo[x + 1] = upTo[x] + 1 + behind[x].cardinality();
    }
    return near.stream()
        .mapToDouble(f -> upTo[graph.from(graph.reach(graph.start(f)))] - upTo[f])
        .sum();
  }

  /** No plan is faster, seconds; infinite if none is within the limit. */
  double boundS() {
    double pathS = PairPaths.boundS(paths);
    return cohorts == null ? pathS : Math.max(pathS, cohorts.boundS());
  }

  /** A plan along the paths; null if there is none. */
  @Nullable Partition plan() {
    return cohorts == null ? null : cohorts.plan();
  }

  /** Whether a batch is one of them. */
  boolean has(int x) {
    return batches.get(x);
  }

  /** Whether a batch may be followed by the k-th of those that start where it ends. */
  boolean has(int x, int k) {
    return followers[x].get(k);
  }

  /** The last batches of cohorts that begin with a batch; of none where that does not matter. */
  int[] lasts(int first) {
    return cohorts == null ? new int[0] : cohorts.lasts(first);
  }

  /** How many pairs there are, of adjacent batches and of first and last ones. */
  long count() {
    long count = 0;
    for (int x = 0; x < followers.length; x++) {
      count += followers[x].cardinality() + lasts(x).length;
    }
    return count;
  }

  /**
   * Shortest paths inside cohorts, one first batch after the other, so that the closing slots are
   * those of the last and the first batch: no weight is between them and the plans of a problem but
   * for prompts that are waited for. On the way a plan is made of the paths, each batch reached in
   * the one way that is best so far.
   */
  static final class CohortPaths {
    private static final int NONE = -1;

    private final BatchPairs pairs;
    private final BatchGraph graph;
    private final CohortRange range;
    private final double limitS;
    private final BitSet[] candidates; // by batch, of those that may follow it
    private final BitSet[] followers; // of them those on a path that is short enough
    private final BitSet batches = new BitSet();
    private final int[][] lasts; // by first batch
    private final double[] whole; // by first batch: the path to the end of the plan, with itself
    private final double[] ended; // by position
    private final double[] left; // by position
    private final double[] plannedS; // by position, when a plan of the tasks before it ends
    private final int[] @Nullable [] planned; // by position, its last cohort
    private final double[] there; // by batch: the path from the first batch
    private final double[] laterThere; // by batch: the later steps on any path from the first batch
    private final double[] behind; // by batch: the path to the end of the plan
    private final double[] clock; // by batch, of the plan
    private final double[] later; // by batch, of the plan
    private final int[] predecessor; // by batch, of the plan

    /**
     * The paths of a problem.
     *
     * @param candidates by batch, which of those that start where it ends may follow it
     * @param kept the batches that may be in a plan
     * @param limitS the makespan that nothing exceeds
     * @throws ModelAborted if the control says so
     */
    CohortPaths(
        BatchPairs pairs, BitSet kept, BitSet[] candidates, double limitS, Control control) {
      this.pairs = pairs;
      this.candidates = candidates;
      this.limitS = limitS;
      graph = pairs.graph();
      range = pairs.range();
      followers = new BitSet[graph.count()];
      Arrays.setAll(followers, x -> new BitSet());
      lasts = new int[graph.count()][0];
      whole = new double[graph.count()];
      ended = positions(0);
      left = positions(graph.size());
      plannedS = positions(0);
      planned = new int[graph.size() + 1][];
      there = new double[graph.count()];
      laterThere = new double[graph.count()];
      behind = new double[graph.count()];
      clock = new double[graph.count()];
      later = new double[graph.count()];
      predecessor = new int[graph.count()];
      for (int f = kept.length(); (f = kept.previousSetBit(f - 1)) >= 0; ) {
        ModelAborted.check(control);
        if (range.begins(graph.start(f))) {
          backward(f);
          whole[f] = graph.firstA()[f] + graph.opening(f) + behind[f];
          left[graph.start(f)] = Math.min(left[graph.start(f)], whole[f]);
        }
      }
      for (int f = kept.nextSetBit(0); f >= 0; f = kept.nextSetBit(f + 1)) {
        ModelAborted.check(control);
        if (range.begins(graph.start(f))) {
          through(f);
        }
      }
    }

    private double[] positions(int known) {
      double[] values = new double[graph.size() + 1];
      Arrays.fill(values, Double.POSITIVE_INFINITY);
      values[known] = 0;
      return values;
    }

    /** The first batch that starts too late for a cohort that starts with another one. */
    private int behindCohort(int f) {
      return graph.from(graph.reach(graph.start(f)));
    }

    /**
     * From every batch the shortest path to the end of the plan, in a cohort that starts with f.
     */
    private void backward(int f) {
      int reach = graph.reach(graph.start(f));
      for (int x = behindCohort(f) - 1; x >= f; x--) {
        int end = graph.end(x);
        double least = Double.POSITIVE_INFINITY;
        double[] costs = graph.laterAfter(x);
        for (int k = candidates[x].nextSetBit(0); k >= 0; k = candidates[x].nextSetBit(k + 1)) {
          int y = graph.from(end) + k;
          if (graph.end(y) <= reach) {
            least = Math.min(least, graph.slot(x, y) + costs[k] + behind[y]);
          }
        }
        boolean mayEnd = end <= reach && range.ends(end);
        // The sum over all steps is worth its time only where it may be the least.
        if (mayEnd && leastClosing(f, x) + left[end] < Math.min(least, limitS)) {
          least = Math.min(least, graph.closing(f, x) + left[end]);
        }
        behind[x] = least;
      }
    }

    /** What the last slots of a cohort cost at least. */
    private double leastClosing(int f, int l) {
      double least = 0;
      for (int theta = 0; theta < graph.thetas(); theta++) {
        double weighted = graph.residualOfFirst(f, theta) + graph.residualOfLast(l, theta);
        least = Math.max(least, weighted);
      }
      return least;
    }

    /** Marks what is on a path from f that is short enough. */
    private void through(int f) {
      int start = graph.start(f);
      int reach = graph.reach(start);
      double beginS = Math.max(ended[start], pairs.readyS()[f]);
      if (beginS + whole[f] > limitS) {
        return;
      }
      backward(f);
      int none = behindCohort(f);
      Arrays.fill(there, f, none, Double.POSITIVE_INFINITY);
      Arrays.fill(laterThere, f, none, Double.POSITIVE_INFINITY);
      Arrays.fill(clock, f, none, Double.POSITIVE_INFINITY);
      laterThere[f] = graph.opening(f);
      there[f] = beginS + graph.firstA()[f] + graph.opening(f);
      clock[f] = Math.max(plannedS[start], pairs.readyS()[f]) + graph.firstA()[f];
      later[f] = graph.opening(f);
      predecessor[f] = NONE;
      BitSet found = new BitSet();
      for (int x = f; x < none; x++) {
        int end = graph.end(x);
        double drafted = pairs.readyS()[x] + graph.firstA()[x];
        there[x] = Math.max(there[x], drafted + laterThere[x]); // whatever was drafted before
        if (there[x] + behind[x] > limitS) {
          continue;
        }
        batches.set(x);
        if (end <= reach && range.ends(end)) {
          end(f, x, found);
        }
        double[] costs = graph.laterAfter(x);
        for (int k = candidates[x].nextSetBit(0); k >= 0; k = candidates[x].nextSetBit(k + 1)) {
          int y = graph.from(end) + k;
          double pathS = there[x] + graph.slot(x, y) + costs[k];
          if (graph.end(y) <= reach && pathS + behind[y] <= limitS) {
            followers[x].set(k);
            there[y] = Math.min(there[y], pathS);
            laterThere[y] = Math.min(laterThere[y], laterThere[x] + costs[k]);
            plan(x, y, later[x] + costs[k]);
          }
        }
      }
      lasts[f] = found.stream().toArray();
    }

    /** Ends a cohort. */
    private void end(int f, int x, BitSet found) {
      int end = graph.end(x);
      double closingS = graph.closing(f, x);
      if (there[x] + closingS + left[end] <= limitS) {
        found.set(x);
        ended[end] = Math.min(ended[end], there[x] + closingS);
      }
      if (clock[x] + later[x] + closingS < plannedS[end]) {
        plannedS[end] = clock[x] + later[x] + closingS;
        BitSet path = new BitSet();
        for (int y = x; y != NONE; y = predecessor[y]) {
          path.set(y);
        }
        planned[end] = path.stream().toArray();
      }
    }

    /** Reaches y behind x in a plan, if no way so far was better. */
    private void plan(int x, int y, double laterS) {
      double readyS = pairs.readyS()[y];
      double draftS = graph.firstA()[y];
      double verifiedS = clock[x] + graph.firstB()[x];
      double clockS =
          graph.sums()
              ? Math.max(verifiedS, readyS) + draftS
              : Math.max(Math.max(clock[x], readyS) + draftS, verifiedS);
      if (clock[y] == Double.POSITIVE_INFINITY || clockS + laterS < clock[y] + later[y]) {
        clock[y] = clockS;
        later[y] = laterS;
        predecessor[y] = x;
      }
    }

    /** No plan is faster, seconds; infinite if none is within the limit. */
    double boundS() {
      return ended[graph.size()];
    }

    /** A plan that is made of paths; null if none is. */
    @Nullable Partition plan() {
      BitSet used = new BitSet();
      BitSet ends = new BitSet();
      for (int position = graph.size(); position > 0; ) {
        int[] cohort = planned[position];
        if (cohort == null) {
          return null;
        }
        Arrays.stream(cohort).forEach(used::set);
        ends.set(cohort[cohort.length - 1]);
        position = graph.start(cohort[0]);
      }
      return pairs.partition(used, ends);
    }

    /** The batches on paths that are short enough. */
    BitSet batches() {
      return batches;
    }

    /** By batch, which of those that start where it ends follow it there. */
    BitSet[] followers() {
      return followers;
    }

    /** The last batches of cohorts that begin with a batch. */
    int[] lasts(int first) {
      return lasts[first];
    }
  }
}
