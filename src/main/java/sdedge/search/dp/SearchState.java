package sdedge.search.dp;

import org.jspecify.annotations.Nullable;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;
import sdedge.search.Termination;

/** What all parts of one search share: the priced batches, the bounds, the prefixes found. */
final class SearchState {
  /** Plans within this relative distance are equally fast; a little wider for rounding. */
  private static final double TIE = 1.5e-12;

  /** Rounding of sums that are equal in exact arithmetic. */
  private static final double ROUNDING = 1e-15;

  final ContiguousProblem problem;
  final BatchTable table;
  final SlotCosts costs;
  final PathBounds bounds;
  final PairCosts pairs;
  final PrefixSet[] prefixes;

  /** How many labels the search may keep in all. */
  final long labelLimit;

  private final double cutoffS;
  private final Control control;
  private volatile @Nullable Termination stopped;

  /**
   * The state at the beginning.
   *
   * @param cutoffS no plan slower than this is of interest
   * @param allTies whether to keep what may lead to a preferred plan among equally fast ones where
   *     delays can vanish in a wait for uploads
   */
  SearchState(
      ContiguousProblem problem,
      BatchTable table,
      SlotCosts costs,
      PathBounds bounds,
      PairCosts pairs,
      double cutoffS,
      boolean allTies,
      long labelLimit,
      Control control) {
    this.problem = problem;
    this.table = table;
    this.costs = costs;
    this.bounds = bounds;
    this.pairs = pairs;
    this.cutoffS = cutoffS;
    this.control = control;
    this.labelLimit = labelLimit;
    prefixes = prefixes(problem, allTies);
    prefixes[0].add(Prefix.EMPTY, 0);
  }

  private static PrefixSet[] prefixes(ContiguousProblem problem, boolean allTies) {
    PrefixSet[] sets = new PrefixSet[problem.size() + 1];
    double latest = Double.NEGATIVE_INFINITY;
    for (int end = problem.size(); end >= 0; end--) {
      sets[end] = new PrefixSet(latest);
      if (end > 0 && allTies) {
        latest = Math.max(latest, problem.readyS()[end - 1]);
      }
    }
    return sets;
  }

  /** No plan slower than this is of interest, seconds; infinite at first. */
  double upperS() {
    return Math.min(cutoffS, prefixes[problem.size()].earliestS());
  }

  /** Differences up to this many seconds decide nothing between plans. */
  double tieS() {
    double upper = upperS();
    return upper < Double.POSITIVE_INFINITY ? TIE * upper : 0;
  }

  /** Differences up to this many seconds are rounding. */
  double roundingS() {
    double upper = upperS();
    return upper < Double.POSITIVE_INFINITY ? ROUNDING * upper : 0;
  }

  /** When a cohort must end at a position to matter, ties included. */
  double limitS(int end) {
    PrefixSet set = prefixes[end];
    double useful = Math.max(set.earliestS(), set.latestReadyS());
    return Math.min(useful, upperS() - bounds.toEnd(end)) + tieS();
  }

  /** Whether cohorts starting at a position may matter. */
  boolean worthExpanding(int start) {
    return prefixes[start].earliestS() + bounds.toEnd(start) <= upperS() + tieS();
  }

  /** The window of cohorts that start at a position, from what is known now. */
  WindowBounds window(int start) {
    int to = problem.cohortReach()[start];
    double[] limits = new double[to - start + 1];
    limits[0] = Double.NEGATIVE_INFINITY; // a cohort is not empty
    for (int end = start + 1; end <= to; end++) {
      limits[end - start] = limitS(end);
    }
    return new WindowBounds(bounds, start, to, limits, problem.readyS());
  }

  /** Whether the search must end; asks the control and remembers. */
  boolean stop() {
    if (stopped == null) {
      stopped = control.stop();
    }
    return stopped != null;
  }

  /** Why the search had to end; null if it had not. */
  @Nullable Termination stopped() {
    return stopped;
  }
}
