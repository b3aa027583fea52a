package sdedge.search.milp;

import java.util.Arrays;
import sdedge.instance.Pipeline;
import sdedge.search.problem.ContiguousProblem;

/**
 * Where cohorts may begin and end.
 *
 * <p>One cohort of all tasks suffices under {@code synchronous} and {@code sequential} if it fits
 * and the first task is the last to arrive: two neighbours run as one replace b_{M,n} + a_{1,n} of
 * the seam by max(b_{M,n}, a_{1,n}) or the same sum, and nothing new is waited for. Under {@code
 * rolling} it need not: the seam may break a wrap slot whose sides matched; with uploads still to
 * come, a cohort may finish meanwhile.
 */
final class Cohorts {
  private final ContiguousProblem problem;
  private final int size;
  private final boolean one;

  Cohorts(ContiguousProblem problem) {
    this.problem = problem;
    size = problem.size();
    double[] readyS = problem.readyS();
    one =
        problem.pipeline() != Pipeline.ROLLING
            && problem.cohortReach()[0] == size
            && Arrays.stream(readyS).allMatch(r -> r <= readyS[0]);
  }

  /** Whether all plans considered have a single cohort. */
  boolean one() {
    return one;
  }

  /** Whether a cohort may begin at {@code start} and end at {@code end} &gt; {@code start}. */
  boolean possible(int start, int end) {
    return one ? start == 0 && end == size : end <= problem.cohortReach()[start];
  }

  boolean maySingle(BatchTimes batch) {
    return possible(batch.start(), batch.end());
  }

  boolean mayBeFirst(BatchTimes batch) {
    boolean begins = !one || batch.start() == 0;
    return begins && batch.end() < problem.cohortReach()[batch.start()];
  }

  boolean mayBeInner(BatchTimes batch) {
    if (batch.start() == 0) {
      return false;
    }
    int latest = one ? 0 : batch.start() - 1; // the cohort start that reaches furthest
    return batch.end() < problem.cohortReach()[latest];
  }

  boolean mayBeLast(BatchTimes batch, int cohortStart) {
    return possible(cohortStart, batch.end());
  }
}
