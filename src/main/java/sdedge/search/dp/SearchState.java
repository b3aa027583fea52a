package sdedge.search.dp;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.control.Termination;
import sdedge.search.problem.ContiguousProblem;

/** What all parts of one search share: the priced batches, the bounds, T(j) as far as known. */
final class SearchState {
  /** What sums of the same times in another order may differ by, relative. */
  private static final double ROUNDING = 1e-12;

  final ContiguousProblem problem;
  final BatchTable table;
  final SlotCosts costs;
  final PathBounds bounds;
  final PairCosts pairs;

  /** What labels take from. */
  final HeapShare memory;

  private final @Nullable Prefix[] earliest; // by position
  private final PrimalHeuristic incumbents;
  private double cutoffS = Double.POSITIVE_INFINITY;
  private final Control control;
  private volatile @Nullable Termination stopped;

  private SearchState(
      BatchTable table,
      PathBounds bounds,
      PairCosts pairs,
      PrimalHeuristic incumbents,
      HeapShare memory,
      Control control) {
    problem = bounds.problem();
    this.table = table;
    costs = SlotCosts.of(problem.pipeline());
    this.bounds = bounds;
    this.pairs = pairs;
    this.incumbents = incumbents;
    this.memory = memory;
    this.control = control;
    earliest = new Prefix[problem.size() + 1];
    for (int end = 0; end <= problem.size(); end++) {
      earliest[end] = incumbents.best(end);
    }
  }

  /**
   * The state at the beginning, after one pass over the order; null if the control stops that.
   *
   * @param memory that costs of pairs and labels take from
   */
  static @Nullable SearchState of(
      ContiguousProblem problem,
      BatchTable table,
      HeapBudget budget,
      HeapShare memory,
      Control control) {
    SlotCosts costs = SlotCosts.of(problem.pipeline());
    PrimalHeuristic incumbents = new PrimalHeuristic(problem, table, costs);
    PathBounds bounds = PathBounds.of(problem, table, budget, incumbents, control);
    long pairBytes = (long) memory.takeUpTo(budget.pairBytes());
    PairCosts pairs = new PairCosts(problem.size(), costs, pairBytes);
    return bounds == null
        ? null
        : new SearchState(table, bounds, pairs, incumbents, memory, control);
  }

  /** The earliest prefix found that ends at a position where there is one. */
  Prefix earliest(int end) {
    Prefix prefix = earliest[end];
    if (prefix == null) {
      throw new IllegalArgumentException("no prefix ends at " + end);
    }
    return prefix;
  }

  /** T(end) as far as known, seconds; infinite if no prefix ends there. */
  double earliestS(int end) {
    Prefix prefix = earliest[end];
    return prefix == null ? Double.POSITIVE_INFINITY : prefix.timeS();
  }

  /** Takes a prefix found, if it is better than the one known. */
  void offer(int end, Prefix prefix) {
    if (prefix.isBetterThan(earliest[end])) {
      earliest[end] = prefix;
    }
  }

  /** From now on no plan slower than this is of interest, seconds. */
  void cutOff(double laterS) {
    cutoffS = Math.min(cutoffS, laterS);
  }

  /** No plan slower than this is of interest, seconds; infinite at first. */
  double upperS() {
    return Math.min(cutoffS, earliestS(problem.size()));
  }

  /** How much later than a limit a sum may be, rounding alone, seconds. */
  private double roundingS() {
    double upper = upperS();
    return upper < Double.POSITIVE_INFINITY ? ROUNDING * upper : 0;
  }

  /** How long a plan may take that a bound on its whole path is asked about. */
  double pathLimitS() {
    return upperS() + roundingS();
  }

  /** Whether cohorts starting at a position may matter. */
  boolean worthExpanding(int start) {
    return earliestS(start) <= pathLimitS() - bounds.toEnd(start);
  }

  /** The window of cohorts that start at a position, from what is known now; the last if equal. */
  WindowBounds window(int start, WindowBounds last) {
    double[] limits = known(start);
    limits[0] = Double.NEGATIVE_INFINITY; // a cohort is not empty
    for (int end = start + 1; end < start + limits.length; end++) {
      double useful = limits[end - start] + roundingS();
      limits[end - start] = Math.min(useful, pathLimitS() - bounds.toEnd(end));
    }
    return last.hasLimits(limits)
        ? last
        : new WindowBounds(bounds, start, limits, problem.readyS(), earliestS(start));
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
      known[end - start] = earliestS(end);
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
    Termination reason = stopped == null ? control.stop() : null;
    if (reason != null) {
      stopped = reason;
    }
    return stopped != null;
  }

  /** Ends the search since there is no memory for what it found. */
  void endForMemory() {
    stopped = Termination.MEMORY_LIMIT;
  }

  /** Why the search had to end; null if it had not. */
  @Nullable Termination stopped() {
    return stopped;
  }

  /**
   * Costs of adjacent pairs of batches, computed when first asked for and kept while memory lasts.
   *
   * <p>Threads read and fill what is kept without locks: 0 means "not yet known", so the worst that
   * a race or a true cost of 0 can do is to compute the same value again.
   */
  static final class PairCosts {
    private final SlotCosts costs;
    private final boolean worthKeeping;
    private final AtomicLong cellsLeft;
    // By position where the batch before starts, by its index, then by the index of the batch
    // after.
    private final double[] @Nullable [] @Nullable [] known;

    /**
     * No pair known yet.
     *
     * @param size K
     * @param bytes how much may be kept at a time
     */
    PairCosts(int size, SlotCosts costs, long bytes) {
      this.costs = costs;
      worthKeeping = !costs.sums();
      cellsLeft = new AtomicLong(bytes / Double.BYTES);
      known = new double[size][][];
    }

    /** {@link SlotCosts#pair}, {@code y} starting where {@code x} ends. */
    double get(BatchRow x, int xIndex, BatchRow y, int yIndex) {
      double[] after = worthKeeping ? knownAfter(x, xIndex, y) : null;
      if (after == null) {
        return costs.pair(x, xIndex, y, yIndex);
      }
      double cost = after[yIndex];
      if (cost == 0) {
        cost = costs.pair(x, xIndex, y, yIndex);
        after[yIndex] = cost;
      }
      return cost;
    }

    private double @Nullable [] knownAfter(BatchRow x, int xIndex, BatchRow y) {
      double[][] byIndex = known[x.start];
      double[] after = byIndex == null ? null : byIndex[xIndex];
      return after == null && cellsLeft.get() >= y.count ? allocate(x, xIndex, y.count) : after;
    }

    private synchronized double @Nullable [] allocate(BatchRow x, int xIndex, int cells) {
      double[][] byIndex = known[x.start];
      if (byIndex == null) {
        byIndex = new double[x.count][];
        known[x.start] = byIndex;
      }
      if (byIndex[xIndex] == null && cellsLeft.get() >= cells) {
        cellsLeft.addAndGet(-cells);
        byIndex[xIndex] = new double[cells];
      }
      return byIndex[xIndex];
    }

    /** Forgets the pairs whose first batch starts at a position; nobody may be asking for them. */
    void drop(int start) {
      double[][] byIndex = known[start];
      if (byIndex != null) {
        for (double[] after : byIndex) {
          cellsLeft.addAndGet(after == null ? 0 : after.length);
        }
        known[start] = null;
      }
    }
  }
}
