package sdedge.search.dp;

import sdedge.search.ContiguousProblem;
import sdedge.search.Forecast;

/**
 * What a search may keep in the heap, decided before it begins.
 *
 * @param fits whether the batches of the largest window fit at all, beside what is kept per task
 * @param rowFits whether the batches of any one position fit, which is enough for a bound
 * @param holds whether the search may be held in memory while others go on
 * @param keepRows whether the batches of all positions may be kept; else they are built again
 * @param ahead how many rows may be built ahead of a window
 * @param pairBytes how much the costs of pairs may take
 * @param states (batch, length) pairs of all positions
 * @param bytes what the largest window and all that is kept per task take
 */
record HeapBudget(
    boolean fits,
    boolean rowFits,
    boolean holds,
    boolean keepRows,
    int ahead,
    long pairBytes,
    double states,
    double bytes) {
  private static final double SHARE_OF_ALL_ROWS = 0.3;
  private static final double SHARE_OF_WINDOW = 0.5;
  private static final double SHARE_AHEAD = 0.03;
  private static final double SHARE_OF_PAIRS = 0.25;
  private static final int MOST_AHEAD = 64;
  private static final double BYTES_PER_TASK = 1000; // steps, prefixes, the plan

  /** Sums up what the rows of a problem that is searched by itself take, before they are built. */
  static HeapBudget forecast(ContiguousProblem problem, BatchTable table) {
    return forecast(problem, table, 1);
  }

  /**
   * The same.
   *
   * @param beside how many problems share the memory
   */
  static HeapBudget forecast(ContiguousProblem problem, BatchTable table, int beside) {
    double heap = Runtime.getRuntime().maxMemory();
    int size = problem.size();
    double[] upTo = new double[size + 1];
    double kept = table.pricing().bytes();
    double states = 0;
    for (int start = 0; start < size; start++) {
      upTo[start + 1] = upTo[start] + table.bytes(start);
      double ends = problem.batchReach()[start] - start;
      states += table.pricing().choices(start);
      double reach = problem.cohortReach()[start] - start;
      kept += BYTES_PER_TASK + Double.BYTES * (table.weights().length * (ends + 2) + reach);
    }
    double row = 0;
    double window = 0;
    for (int start = 0; start < size; start++) {
      row = Math.max(row, upTo[start + 1] - upTo[start]);
      window = Math.max(window, upTo[problem.cohortReach()[start]] - upTo[start]);
    }
    return new HeapBudget(
        window + kept <= SHARE_OF_WINDOW * heap,
        row + kept <= SHARE_OF_WINDOW * heap,
        beside == 1 || kept <= SHARE_OF_ALL_ROWS * heap / beside,
        upTo[size] + kept <= SHARE_OF_ALL_ROWS * heap / beside,
        (int) Math.min(MOST_AHEAD, SHARE_AHEAD * heap / row),
        (long) (SHARE_OF_PAIRS * heap / beside),
        states,
        window + kept);
  }

  /** The same for those who wait for the search. */
  Forecast forecast(int tasks) {
    return new Forecast(tasks, states, bytes, fits);
  }

  /** For a pass that needs one row at a time. */
  HeapBudget rowByRow() {
    return new HeapBudget(fits, rowFits, holds, false, fits ? ahead : 0, pairBytes, states, bytes);
  }
}
