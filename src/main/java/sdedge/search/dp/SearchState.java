package sdedge.search.dp;

import java.util.Arrays;
import java.util.Set;
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

  /** The rules in force. */
  final Set<Pruning> rules;

  private final Incumbents incumbents;
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
      Prepared prepared,
      double cutoffS,
      boolean allTies,
      long labelLimit,
      Set<Pruning> rules,
      Control control) {
    problem = prepared.problem();
    table = prepared.table();
    costs = prepared.costs();
    bounds = prepared.bounds();
    pairs = prepared.pairs();
    incumbents = prepared.incumbents();
    this.cutoffS = cutoffS;
    this.rules = rules;
    this.control = control;
    this.labelLimit = labelLimit;
    prefixes = new PrefixSet[problem.size() + 1];
    double[] vanishing = allTies ? vanishing() : new double[0];
    for (int end = 0; end <= problem.size(); end++) {
      double nextS = end < problem.size() ? problem.readyS()[end] : Double.NEGATIVE_INFINITY;
      prefixes[end] = new PrefixSet(nextS, allTies ? vanishing[end] : Double.NEGATIVE_INFINITY);
      Prefix known = incumbents.best(end);
      if (known != null) {
        prefixes[end].add(known, 0);
      }
    }
  }

  /**
   * By position, until when what ends there may be late without any effect, because a plan that
   * goes on may still wait for an upload: the last upload of the cohorts that begin there, or what
   * the same says of the end of such a cohort, less the least time of the cohort. Where no plan can
   * get in time for any wait, never.
   */
  private double[] vanishing() {
    int size = problem.size();
    boolean everywhere = !rules.contains(Pruning.VANISHING);
    double[] until = new double[size + 1];
    Arrays.fill(until, Double.NEGATIVE_INFINITY);
    for (int j = size - 1; j >= 0; j--) {
      if (everywhere) {
        until[j] = Math.max(until[j + 1], problem.readyS()[j]);
      } else if (bounds.mayWait(j)) {
        until[j] = vanishing(until, j);
      }
    }
    return until;
  }

  private double vanishing(double[] until, int from) {
    int reach = problem.cohortReach()[from];
    double[] paths = bounds.between(from);
    int width = reach - from + 1;
    double last = Double.NEGATIVE_INFINITY;
    for (int end = from + 1; end <= reach; end++) {
      last = Math.max(last, problem.readyS()[end - 1]);
      double least = 0;
      for (int t = 0; t < bounds.thetas(); t++) {
        least = Math.max(least, paths[t * width + end - from]);
      }
      last = Math.max(last, until[end] - least);
    }
    return last;
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

  /** How long a plan may take that a bound on its whole path is asked about, ties included. */
  double pathLimitS() {
    return rules.contains(Pruning.PATH) ? upperS() + tieS() : Double.POSITIVE_INFINITY;
  }

  /** Whether cohorts starting at a position may matter. */
  boolean worthExpanding(int start) {
    return prefixes[start].earliestS() + bounds.toEnd(start) <= pathLimitS();
  }

  /** The window of cohorts that start at a position, from what is known now; the last if equal. */
  WindowBounds window(int start, WindowBounds last) {
    double[] limits = known(start);
    limits[0] = Double.NEGATIVE_INFINITY; // a cohort is not empty
    for (int end = start + 1; end < start + limits.length; end++) {
      double useful = Math.max(limits[end - start], prefixes[end].latestReadyS()) + tieS();
      limits[end - start] = Math.min(useful, pathLimitS() - bounds.toEnd(end));
    }
    return last.hasLimits(limits)
        ? last
        : new WindowBounds(bounds, start, limits, problem.readyS(), prefixes[start].earliestS());
  }

  /**
   * By end − start, when plans known so far are there: the prefixes found, or one of them and
   * cohorts priced before. Those last as long wherever they begin, if nothing waits any more; so
   * what was gained up to the start counts for the whole window.
   */
  private double[] known(int start) {
    int to = problem.cohortReach()[start];
    double[] known = new double[to - start + 1];
    for (int end = start; end <= to; end++) {
      known[end - start] = prefixes[end].earliestS();
    }
    for (int from = start; from < to; from++) {
      if (!bounds.mayWait(from)) {
        double[] lasting = incumbents.lasting(from);
        double begin = known[from - start];
        for (int end = from + 1; end <= to && end - from < lasting.length; end++) {
          known[end - start] = Math.min(known[end - start], begin + lasting[end - from]);
        }
      }
    }
    return known;
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
