package sdedge.search.solver;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.latency.MeanProgress;
import sdedge.search.ContiguousProblem;
import sdedge.search.Partition;
import sdedge.timeline.Timeline;

/** A plan for when a search ends before it has one: batches as large as may be, one length. */
final class Fallback {
  private static final double BYTES_PER_STEP = 600; // of an executed plan, generously
  private static final double SHARE_OF_HEAP = 0.5;
  private static final double MOST_STEPS = 200_000; // beyond, trying every length takes too long

  private Fallback() {}

  /** The maximal batches of a problem with the best length; null if memory is too short. */
  static @Nullable Partition of(ContiguousProblem problem) {
    if (!fits(problem)) {
      return null;
    }
    Partition maximal = Partition.maximal(problem);
    return steps(problem) > MOST_STEPS ? maximal : withBestLength(problem, maximal);
  }

  /** Whether there is memory to execute a plan. */
  static boolean fits(ContiguousProblem problem) {
    return steps(problem) * BYTES_PER_STEP <= SHARE_OF_HEAP * Runtime.getRuntime().maxMemory();
  }

  private static double steps(ContiguousProblem problem) {
    return IntStream.range(0, problem.size())
        .mapToDouble(k -> MeanProgress.of(problem.task(k), problem.lengths()[0]).steps())
        .sum();
  }

  /** What the maximal batches of a problem take with their first lengths, seconds; 0 if unknown. */
  static double timeS(ContiguousProblem problem) {
    return steps(problem) > MOST_STEPS ? 0 : timeS(problem, Partition.maximal(problem));
  }

  private static double timeS(ContiguousProblem problem, Partition cuts) {
    return Timeline.makespanS(problem.instance(), cuts.plan(problem));
  }

  private static Partition withBestLength(ContiguousProblem problem, Partition maximal) {
    Partition best = maximal;
    double bestS = Double.POSITIVE_INFINITY;
    for (int length : problem.lengths()) {
      int[] lengths = new int[maximal.lengths().size()];
      Arrays.fill(lengths, length);
      Partition cuts = new Partition(maximal.batchEnds(), maximal.cohortEnds(), lengths);
      double timeS = timeS(problem, cuts);
      if (timeS < bestS) {
        best = cuts;
        bestS = timeS;
      }
    }
    return best;
  }
}
