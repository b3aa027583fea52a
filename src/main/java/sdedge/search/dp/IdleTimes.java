package sdedge.search.dp;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import sdedge.search.problem.ContiguousProblem;

/**
 * Until when it is worth nothing to be early (docs/model.md section 7, "Late uploads"). Behind
 * position j some batch (j, e) comes next, within a cohort or as the first of one. It awaits its
 * prompts; and if it does not, the step-1 clock is at e no later than a_1 + b_1 after it was at j.
 * So with C(e) known, all clocks up to
 *
 * <pre>
 * C(j) = min over e of max(last prompt of j..e−1, C(e) − most a_1 + b_1 of a batch (j, e))
 * </pre>
 *
 * come to the same, where C(e) is −∞ if a cohort that ends at e may matter. It does not if a prefix
 * is known that ends there by C(e): an earlier one is worth nothing, and this one stands for it.
 */
final class IdleTimes {
  private final ContiguousProblem problem;
  private final PathBounds bounds;
  private final double[] idleS; // C by position
  private final int lastWaiting; // the last position where a plan may wait; -1 if at none
  private boolean known; // all of C, of the prefixes known then

  /** Of complete bounds; nothing is idle yet. */
  IdleTimes(ContiguousProblem problem, PathBounds bounds) {
    this.problem = problem;
    this.bounds = bounds;
    idleS = new double[problem.size() + 1];
    Arrays.fill(idleS, Double.NEGATIVE_INFINITY);
    int last = problem.size() - 1;
    while (last >= 0 && !bounds.mayWait(last)) {
      last--;
    }
    lastWaiting = last;
  }

  /**
   * Finds the times anew. From the second time on, other prefixes than before may only end within
   * the reach of a cohort from {@code from}, so that what lies behind is as it was.
   *
   * @param from the first position of interest
   * @param earliestS by position, when the earliest prefix known ends
   */
  void update(int from, IntToDoubleFunction earliestS) {
    int last = known ? Math.min(lastWaiting, problem.cohortReach()[from] - 1) : lastWaiting;
    known = true;
    for (int position = last; position >= from; position--) {
      double[] mostFirst = bounds.mostFirst(position);
      double least = Double.POSITIVE_INFINITY;
      double lastReadyS = 0;
      for (int e = 0; e < mostFirst.length; e++) {
        int end = position + 1 + e;
        lastReadyS = Math.max(lastReadyS, problem.readyS()[position + e]);
        boolean ends = matters(end, earliestS.applyAsDouble(end));
        double absorbed = ends ? Double.NEGATIVE_INFINITY : idleS[end] - mostFirst[e];
        least = Math.min(least, Math.max(lastReadyS, absorbed));
      }
      idleS[position] = least;
    }
  }

  /** Whether a cohort that ends at a position may matter beside a prefix that ends at a time. */
  boolean matters(int end, double earliestS) {
    return end == problem.size() || earliestS > idleS[end];
  }

  /** C of a position, seconds; −infinite where nothing is idle. */
  double until(int position) {
    return idleS[position];
  }
}
