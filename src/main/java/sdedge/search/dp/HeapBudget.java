package sdedge.search.dp;

import sdedge.control.HeapShare;
import sdedge.control.ProgressListener.Forecast;
import sdedge.search.problem.ContiguousProblem;

/**
 * What a search may keep in the heap, decided before it begins.
 *
 * @param fits whether the batches of the largest window fit at all, beside what is kept per task
 * @param rowFits whether the batches of one position fit, as far as was looked, which is enough for
 *     a bound
 * @param holds whether the search may be held in memory while others go on
 * @param keepRows whether the batches of all positions may be kept; else they are built again
 * @param ahead how many rows may be built ahead of a window
 * @param pairBytes how much the costs of pairs may take
 * @param states (batch, length) pairs of all positions
 * @param bytes what the largest window and all that is kept per task take, or at least, if that
 *     does not fit
 * @param heldBytes what the search takes with the rows that are kept, without costs of pairs
 */
record HeapBudget(
    boolean fits,
    boolean rowFits,
    boolean holds,
    boolean keepRows,
    int ahead,
    double pairBytes,
    double states,
    double bytes,
    double heldBytes) {
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
   * Sums up what the rows of a problem take, before they are built.
   *
   * @param beside how many problems share the memory
   */
  static HeapBudget forecast(ContiguousProblem problem, BatchTable table, int beside) {
    double heap = HeapShare.mostBytes();
    int size = problem.size();
    double kept = table.pricing().bytes();
    for (int start = 0; start < size; start++) {
      double ends = problem.batchReach()[start] - start;
      double reach = problem.cohortReach()[start] - start;
      kept += BYTES_PER_TASK + Double.BYTES * (table.weights().length * (ends + 2) + reach);
    }
    double[] upTo = new double[size + 1];
    double row = 0;
    double window = 0;
    int first = 0; // of the window at hand
    int start = 0;
    for (; start < size && window + kept <= SHARE_OF_WINDOW * heap; start++) {
      double own = table.bytes(start);
      row = Math.max(row, own);
      upTo[start + 1] = upTo[start] + own;
      for (; problem.cohortReach()[first] <= start; first++) {
        // the windows before are over
      }
      window = Math.max(window, upTo[start + 1] - upTo[first]);
    }
    boolean fits = start == size && window + kept <= SHARE_OF_WINDOW * heap;
    boolean keepRows = fits && upTo[size] + kept <= SHARE_OF_ALL_ROWS * heap / beside;
    int ahead = (int) Math.min(MOST_AHEAD, SHARE_AHEAD * heap / row);
    double rows = keepRows ? upTo[size] : Math.min(upTo[size], window + ahead * row);
    return new HeapBudget(
        fits,
        row + kept <= SHARE_OF_WINDOW * heap,
        beside == 1 || kept <= SHARE_OF_ALL_ROWS * heap / beside,
        keepRows,
        ahead,
        SHARE_OF_PAIRS * heap / beside,
        problem.choices().states(),
        window + kept,
        rows + kept);
  }

  /** What is reported of a search before it begins: states and bytes. */
  Forecast forecast(int tasks) {
    return new Forecast(tasks, states, bytes, fits);
  }

  /** For a pass that needs one row at a time. */
  HeapBudget rowByRow() {
    return new HeapBudget(
        fits, rowFits, holds, false, fits ? ahead : 0, pairBytes, states, bytes, heldBytes);
  }
}
