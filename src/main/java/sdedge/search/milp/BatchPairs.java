package sdedge.search.milp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.control.Termination;
import sdedge.instance.Pipeline;
import sdedge.plan.DraftChoices;
import sdedge.search.dp.BatchGraph;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;

/**
 * The batches of a problem and which of them may follow which.
 *
 * @param readyS by batch, U, seconds
 */
@SuppressWarnings("ArrayRecordComponent") // read in loops over pairs, never changed
record BatchPairs(ContiguousProblem problem, BatchGraph graph, CohortRange range, double[] readyS) {
  /**
   * All batches of a problem.
   *
   * @param memory that they take from
   * @throws ModelAborted if the control says so, or if they are too many
   */
  static BatchPairs of(ContiguousProblem problem, HeapShare memory, Control control) {
    BatchGraph graph = BatchGraph.of(problem, memory, control);
    if (graph == null) {
      ModelAborted.check(control);
      throw new ModelAborted(Termination.MEMORY_LIMIT);
    }
    double[] readyS = new double[graph.count()];
    for (int x = 0; x < readyS.length; x++) {
      for (int position = graph.start(x); position < graph.end(x); position++) {
        readyS[x] = Math.max(readyS[x], problem.readyS()[position]);
      }
    }
    return new BatchPairs(problem, graph, new CohortRange(problem, graph), readyS);
  }

  /** Shortest paths for all weights that bound the pipeline. */
  List<PairPaths> paths() {
    int weights = graph.wraps() ? graph.thetas() : 1; // nothing else is weighed
    return IntStream.range(0, weights)
        .mapToObj(theta -> new PairPaths(graph, range, readyS, theta))
        .toList();
  }

  /**
   * The cuts of batches that cover every task once; a cohort that does not fit is cut again.
   *
   * @param lasts those that are the last of their cohorts
   * @throws BackendFailure if they do not
   */
  Partition partition(BitSet batches, BitSet lasts) {
    List<Integer> ends = new ArrayList<>();
    List<Integer> cohortEnds = new ArrayList<>();
    List<DraftChoices> choices = new ArrayList<>();
    int position = 0;
    int cohortStart = 0;
    for (int x = batches.nextSetBit(0); x >= 0; x = batches.nextSetBit(x + 1)) {
      if (graph.start(x) != position) {
        throw new BackendFailure("the solution does not cover every task once");
      }
      if (graph.end(x) > graph.reach(cohortStart)) {
        cohortEnds.add(position);
        cohortStart = position;
      }
      position = graph.end(x);
      ends.add(position);
      choices.add(graph.draftChoices(x));
      if (lasts.get(x)) {
        cohortEnds.add(position);
        cohortStart = position;
      }
    }
    if (position != graph.size()) {
      throw new BackendFailure("the solution does not cover every task once");
    }
    return new Partition(
        ends.stream().mapToInt(Integer::intValue).toArray(),
        cohortEnds.stream().mapToInt(Integer::intValue).toArray(),
        choices);
  }

  /**
   * Where cohorts may begin and end.
   *
   * <p>One cohort of all tasks suffices under {@code synchronous} and {@code sequential} if it fits
   * and the first task is the last to arrive: two neighbours run as one replace b_{M,n} + a_{1,n}
   * of the seam by max(b_{M,n}, a_{1,n}) or the same sum, and nothing new is waited for. Under
   * {@code rolling} it need not: the seam may break a wrap slot whose sides matched; with uploads
   * still to come, a cohort may finish meanwhile.
   */
  static final class CohortRange {
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
}
