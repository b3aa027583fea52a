package sdedge.search.dp;

import java.util.Arrays;

/**
 * How late a partial cohort may be at position j and still matter (docs/model.md section 7,
 * "Bounds").
 *
 * <ul>
 *   <li>{@link #latest} is R_θ(j): a partial plan whose value, plus the residual bound of its first
 *       and current batch, exceeds R_θ(j) for some θ reaches no end j' of the cohort in time.
 *   <li>{@link #later} looks at the steps n ≥ 2 alone. No batch begins them before the last prompt
 *       of the cohort is there, so a cohort that goes on to j' ends no earlier than the last upload
 *       up to j' plus all its costs of later steps, those so far included. Where every upload of
 *       the window is done when its cohorts begin, that says less than R_θ and is left out.
 *   <li>{@link #limit} is when the cohort must end if it ends at j.
 * </ul>
 */
final class WindowBounds {
  /** Of no window at all. */
  static final WindowBounds NONE = new WindowBounds();

  private final int from;
  private final int thetas;
  private final double[] limitS;
  private final double[] latest; // by position − from, then θ
  private final double[] later; // the same; empty if left out

  private WindowBounds() {
    from = 0;
    thetas = 0;
    limitS = new double[0];
    latest = limitS;
    later = limitS;
  }

  /**
   * The bounds for cohorts that start at {@code from} and end at {@code from + limitS.length − 1}
   * at the latest.
   *
   * @param limitS by position − {@code from}, when a cohort must end there to matter
   * @param readyS r by position
   * @param beginS no cohort begins earlier, seconds
   */
  WindowBounds(PathBounds bounds, int from, double[] limitS, double[] readyS, double beginS) {
    this.from = from;
    this.limitS = limitS;
    thetas = bounds.thetas();
    latest = new double[limitS.length * thetas];
    double[] lastReadyS = lastReady(readyS);
    boolean mayWait = lastReadyS[limitS.length - 1] > beginS;
    later = new double[mayWait ? latest.length : 0];
    for (int j = 0; j < limitS.length; j++) {
      fillLatest(bounds.between(from + j), j);
      if (mayWait) {
        fillLater(bounds.laterBetween(from + j), readyS, j);
      }
    }
  }

  private double[] lastReady(double[] readyS) {
    double[] last = new double[limitS.length];
    for (int e = 1; e < last.length; e++) {
      last[e] = Math.max(last[e - 1], readyS[from + e - 1]);
    }
    return last;
  }

  private void fillLatest(double[] paths, int j) {
    int width = paths.length / thetas;
    for (int t = 0; t < thetas; t++) {
      double worst = limitS[j];
      for (int end = j + 1; end < limitS.length; end++) {
        worst = Math.max(worst, limitS[end] - paths[t * width + end - j]);
      }
      latest[j * thetas + t] = worst;
    }
  }

  private void fillLater(double[] paths, double[] readyS, int j) {
    int width = paths.length / thetas;
    for (int t = 0; t < thetas; t++) {
      double worst = Double.NEGATIVE_INFINITY;
      double lastReadyS = Double.NEGATIVE_INFINITY;
      for (int end = j + 1; end < limitS.length; end++) {
        lastReadyS = Math.max(lastReadyS, readyS[from + end - 1]);
        worst = Math.max(worst, limitS[end] - lastReadyS - paths[t * width + end - j]);
      }
      later[j * thetas + t] = worst;
    }
  }

  /** Whether the limits are the same as in other bounds of the same window. */
  boolean hasLimits(double[] others) {
    return Arrays.equals(limitS, others);
  }

  /** R_θ(position), for the value. */
  double latest(int theta, int position) {
    return latest[(position - from) * thetas + theta];
  }

  /**
   * R_θ(position) for the cost of the steps n ≥ 2, of cohorts that go on behind {@code position},
   * seconds.
   */
  double later(int theta, int position) {
    return later.length == 0 ? Double.POSITIVE_INFINITY : later[(position - from) * thetas + theta];
  }

  /** When a cohort that ends at {@code position} must end. */
  double limit(int position) {
    return limitS[position - from];
  }
}
