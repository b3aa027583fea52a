package sdedge.search.milp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.search.ContiguousProblem;
import sdedge.search.Partition;
import sdedge.timeline.Timeline;

/**
 * The plan a search begins with, for its makespan to limit the clocks of the model and in case a
 * backend loses what it found: cohorts as large as may be, each in a few batches of equal size and
 * length.
 *
 * @param timeS its makespan
 */
record FirstPlan(Partition cuts, double timeS) {
  private static final int MOST_BATCHES = 4;

  static FirstPlan of(ContiguousProblem problem) {
    FirstPlan best = null;
    for (int batches = 1; batches <= MOST_BATCHES; batches++) {
      for (int length : problem.lengths()) {
        Partition cuts = cut(problem, batches, length);
        double timeS = makespanS(problem, cuts);
        if (best == null || timeS < best.timeS) {
          best = new FirstPlan(cuts, timeS);
        }
      }
    }
    if (best == null) {
      throw new IllegalArgumentException("no speculation length to choose from");
    }
    return best;
  }

  static double makespanS(ContiguousProblem problem, Partition cuts) {
    return Timeline.execute(problem.instance(), cuts.plan(problem)).makespanS();
  }

  private static Partition cut(ContiguousProblem problem, int batches, int length) {
    List<Integer> ends = new ArrayList<>();
    List<Integer> cohortEnds = new ArrayList<>();
    for (int start = 0; start < problem.size(); ) {
      int cohortEnd = problem.cohortReach()[start];
      int most = (cohortEnd - start + batches - 1) / batches;
      while (start < cohortEnd) {
        start = Math.min(Math.min(problem.batchReach()[start], start + most), cohortEnd);
        ends.add(start);
      }
      cohortEnds.add(cohortEnd);
    }
    int[] lengths = new int[ends.size()];
    Arrays.fill(lengths, length);
    return new Partition(toArray(ends), toArray(cohortEnds), lengths);
  }

  private static int[] toArray(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
