package sdedge.search.dp;

import sdedge.search.ContiguousProblem;

/**
 * What a search may keep in the heap, decided before it begins.
 *
 * @param fits whether the batches of the largest window fit at all
 * @param rowFits whether the batches of any one position fit, which is enough for a bound
 * @param keepRows whether the batches of all positions may be kept; else they are built again
 * @param pairBytes how much the costs of pairs may take
 */
record Memory(boolean fits, boolean rowFits, boolean keepRows, long pairBytes) {
  private static final double SHARE_OF_ALL_ROWS = 0.3;
  private static final double SHARE_OF_WINDOW = 0.5;
  private static final double SHARE_OF_PAIRS = 0.25;

  /** Sums up what the rows of a problem take, before they are built. */
  static Memory forecast(ContiguousProblem problem, BatchTable table) {
    double heap = Runtime.getRuntime().maxMemory();
    int size = problem.size();
    double[] upTo = new double[size + 1];
    for (int start = 0; start < size; start++) {
      upTo[start + 1] = upTo[start] + table.bytes(start);
    }
    double row = 0;
    double window = 0;
    for (int start = 0; start < size; start++) {
      row = Math.max(row, upTo[start + 1] - upTo[start]);
      window = Math.max(window, upTo[problem.cohortReach()[start]] - upTo[start]);
    }
    return new Memory(
        window <= SHARE_OF_WINDOW * heap,
        row <= SHARE_OF_WINDOW * heap,
        upTo[size] <= SHARE_OF_ALL_ROWS * heap,
        (long) (SHARE_OF_PAIRS * heap));
  }
}
