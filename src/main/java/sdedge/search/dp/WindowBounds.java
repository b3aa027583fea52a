package sdedge.search.dp;

/**
 * How late a partial cohort may be at position j and still matter (MODEL.md section 7, "Bounds").
 *
 * <ul>
 *   <li>{@link #latest} is R_θ(j): a partial plan whose value, plus what it still owes for its
 *       first and current batch, exceeds R_θ(j) for some θ reaches no end j' of the cohort in time.
 *   <li>{@link #later} looks at the steps n ≥ 2 alone. No batch begins them before the last prompt
 *       of the cohort is there, so a cohort that goes on to j' ends no earlier than the last upload
 *       up to j' plus all its costs of later steps, those so far included.
 *   <li>{@link #limit} is when the cohort must end if it ends at j.
 * </ul>
 */
final class WindowBounds {
  /** Of no window at all. */
  static final WindowBounds NONE = new WindowBounds();

  private final int from;
  private final double[] limitS;
  private final double[][] latest; // by θ, position − from
  private final double[][] later; // the same

  private WindowBounds() {
    from = 0;
    limitS = new double[0];
    latest = new double[0][];
    later = new double[0][];
  }

  /**
   * The bounds for cohorts that start at {@code from} and end at {@code to} at the latest.
   *
   * @param limitS by position − {@code from}, when a cohort must end there to matter
   * @param readyS r by position
   */
  WindowBounds(PathBounds bounds, int from, int to, double[] limitS, double[] readyS) {
    this.from = from;
    this.limitS = limitS;
    latest = new double[bounds.thetas()][to - from + 1];
    later = new double[bounds.thetas()][to - from + 1];
    for (int t = 0; t < latest.length; t++) {
      for (int j = from; j <= to; j++) {
        double worst = limitS[j - from];
        double worstLater = Double.NEGATIVE_INFINITY;
        double lastReadyS = Double.NEGATIVE_INFINITY;
        for (int end = j + 1; end <= to; end++) {
          lastReadyS = Math.max(lastReadyS, readyS[end - 1]);
          worst = Math.max(worst, limitS[end - from] - bounds.between(t, j, end));
          double left = limitS[end - from] - lastReadyS - bounds.laterBetween(t, j, end);
          worstLater = Math.max(worstLater, left);
        }
        latest[t][j - from] = worst;
        later[t][j - from] = worstLater;
      }
    }
  }

  /** R_θ(position), for the value. */
  double latest(int theta, int position) {
    return latest[theta][position - from];
  }

  /** The same for the cost of later steps, of cohorts that go on behind {@code position}. */
  double later(int theta, int position) {
    return later[theta][position - from];
  }

  /** When a cohort that ends at {@code position} must end. */
  double limit(int position) {
    return limitS[position - from];
  }
}
