package sdedge.search.milp;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.search.dp.BatchGraph;
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
}
