package sdedge.search.dp;

/**
 * R_θ(j): how late a partial cohort may be at position j and still matter (MODEL.md section 7,
 * "Bounds"). A partial plan whose value, plus what it still owes for its first and current batch,
 * exceeds R_θ(j) for some θ reaches no end j' of the cohort in time.
 */
final class WindowBounds {
  /** Of no window at all. */
  static final WindowBounds NONE = new WindowBounds();

  private final int from;
  private final double[][] latest; // by θ, position − from

  private WindowBounds() {
    from = 0;
    latest = new double[0][];
  }

  /**
   * The bounds for cohorts that start at {@code from} and end at {@code to} at the latest.
   *
   * @param limitS by position − {@code from}, when a cohort must end there to matter
   */
  WindowBounds(PathBounds bounds, int from, int to, double[] limitS) {
    this.from = from;
    latest = new double[bounds.thetas()][to - from + 1];
    for (int t = 0; t < latest.length; t++) {
      for (int j = from; j <= to; j++) {
        double worst = Double.NEGATIVE_INFINITY;
        for (int end = j; end <= to; end++) {
          worst = Math.max(worst, limitS[end - from] - bounds.between(t, j, end));
        }
        latest[t][j - from] = worst;
      }
    }
  }

  /** R_θ(position). */
  double latest(int theta, int position) {
    return latest[theta][position - from];
  }
}
