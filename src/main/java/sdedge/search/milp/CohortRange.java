package sdedge.search.milp;

import java.util.Arrays;
import sdedge.instance.Pipeline;
import sdedge.search.dp.BatchGraph;
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
final class CohortRange {
  private final int[] reach; // by start, the furthest end
  private final boolean isOne;
  private final int[] followers; // by batch

  CohortRange(ContiguousProblem problem, BatchGraph graph) {
    reach = problem.cohortReach();
    double[] readyS = problem.readyS();
    isOne =
        problem.pipeline() != Pipeline.ROLLING
            && reach[0] == problem.size()
            && Arrays.stream(readyS).allMatch(r -> r <= readyS[0]);
    followers = new int[graph.count()];
    for (int x = 0; x < followers.length; x++) {
      int end = graph.end(x);
      int y = end < graph.size() ? graph.from(end) : graph.count();
      int none = end < graph.size() ? graph.from(end + 1) : graph.count();
      while (y + followers[x] < none && graph.end(y + followers[x]) <= reach[graph.start(x)]) {
        followers[x]++;
      }
    }
  }

  /** Whether all plans considered have a single cohort. */
  boolean isOne() {
    return isOne;
  }

  /** Whether a cohort may begin at a position. */
  boolean begins(int position) {
    return !isOne || position == 0;
  }

  /** Whether a cohort may end at a position. */
  boolean ends(int position) {
    return !isOne || position == reach.length;
  }

  /** Whether a cohort may begin at one position and end at another one behind it. */
  boolean isPossible(int start, int end) {
    return begins(start) && ends(end) && start < end && end <= reach[start];
  }

  /** Whether some cohort may not be as long as the rest of the tasks. */
  boolean limits() {
    return Arrays.stream(reach).anyMatch(end -> end < reach.length);
  }

  /** How many of the batches that start where a batch ends may follow it in its cohort. */
  int followers(int x) {
    return followers[x];
  }
}
