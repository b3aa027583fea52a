package sdedge.search.milp;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.control.Termination;
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
}
