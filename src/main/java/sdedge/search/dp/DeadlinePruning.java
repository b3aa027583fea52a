package sdedge.search.dp;

import java.util.Arrays;
import sdedge.search.problem.ContiguousProblem;

/**
 * What late uploads leave to plans that have a cohort boundary at a position (docs/model.md section
 * 7, "Late uploads"). A cohort of positions i..c−1 takes at least D(i, c), and ends no earlier than
 * when its first prompt is there plus D(i, c), nor than when its last one is plus its steps n ≥ 2.
 *
 * <p>Behind the last position that a plan can reach before all uploads are done, that is no more
 * than the paths say; so only the positions up to there are looked at, and none if they are too
 * many.
 */
final class DeadlinePruning {
  private static final double MOST_WORK = 2e8; // additions to find all paths
  private static final double MOST_KEPT = 4e6; // numbers

  private final ContiguousProblem problem;
  private final PathBounds bounds;
  private final int waiting; // positions that a plan may reach while uploads go on
  private final double[][] spanS; // by position, then end − position: D
  private final double[][] waitedS; // the same: no cohort ends earlier
  private final double[] atLeastS; // by position: no plan with a boundary there ends earlier
  private final double leastS;

  /** Of complete bounds. */
  DeadlinePruning(ContiguousProblem problem, PathBounds bounds) {
    this.problem = problem;
    this.bounds = bounds;
    waiting = waiting();
    spanS = new double[waiting][];
    waitedS = new double[waiting][];
    for (int from = 0; from < waiting; from++) {
      findCohorts(from);
      bounds.drop(from);
    }
    atLeastS = new double[problem.size() + 1];
    boundBackward();
    leastS = Math.max(Math.max(atLeastS[0], bounds.toEnd(0)), forward());
  }

  private int waiting() {
    int count = 0;
    double work = 0;
    double kept = 0;
    while (count < problem.size() && bounds.mayWait(count)) {
      double width = problem.cohortReach()[count] - count + 1.0;
      work += bounds.thetas() * width * width;
      kept += 2 * width;
      count++;
    }
    return work > MOST_WORK || kept > MOST_KEPT ? 0 : count;
  }

  private void findCohorts(int from) {
    double[] paths = bounds.between(from);
    double[] later = bounds.laterBetween(from);
    int width = paths.length / bounds.thetas();
    double[] span = new double[width];
    double[] waited = new double[width];
    double lastReadyS = 0;
    for (int e = 1; e < width; e++) {
      lastReadyS = Math.max(lastReadyS, problem.readyS()[from + e - 1]);
      for (int t = 0; t < bounds.thetas(); t++) {
        span[e] = Math.max(span[e], paths[t * width + e]);
        waited[e] = Math.max(waited[e], lastReadyS + later[t * width + e]);
      }
      waited[e] = Math.max(waited[e], problem.readyS()[from] + span[e]);
    }
    spanS[from] = span;
    waitedS[from] = waited;
  }

  private void boundBackward() {
    for (int from = waiting - 1; from >= 0; from--) {
      double least = Double.POSITIVE_INFINITY;
      for (int e = 1; e < waitedS[from].length; e++) {
        double rest = waitedS[from][e] + bounds.toEnd(from + e);
        least = Math.min(least, Math.max(rest, atLeastS[from + e]));
      }
      atLeastS[from] = least;
    }
  }

  /** The least, over the first boundary behind all waiting, of when it is reached and the rest. */
  private double forward() {
    double[] reached = new double[problem.size() + 1];
    Arrays.fill(reached, 1, reached.length, Double.POSITIVE_INFINITY);
    for (int from = 0; from < waiting; from++) {
      for (int e = 1; e < spanS[from].length; e++) {
        double end = Math.max(reached[from] + spanS[from][e], waitedS[from][e]);
        reached[from + e] = Math.min(reached[from + e], end);
      }
    }
    double least = Double.POSITIVE_INFINITY;
    for (int position = waiting; position < reached.length; position++) {
      least = Math.min(least, reached[position] + bounds.toEnd(position));
    }
    return least;
  }

  /** No plan ends earlier, seconds. */
  double leastS() {
    return leastS;
  }

  /** No plan with a cohort that ends at a position at a time ends earlier, seconds. */
  double atLeastS(int position, double timeS) {
    return Math.max(timeS + bounds.toEnd(position), atLeastS[position]);
  }

  /**
   * By position, until when the cohort that ends there must end for a plan to end by a limit;
   * −infinite where no plan with a boundary there does.
   */
  double[] by(double limitS) {
    double[] latest = new double[problem.size() + 1];
    for (int position = problem.size(); position >= 0; position--) {
      latest[position] =
          position < waiting ? latest(position, latest) : limitS - bounds.toEnd(position);
    }
    return latest;
  }

  private double latest(int from, double[] latest) {
    double most = Double.NEGATIVE_INFINITY;
    for (int e = 1; e < spanS[from].length; e++) {
      if (waitedS[from][e] <= latest[from + e]) {
        most = Math.max(most, latest[from + e] - spanS[from][e]);
      }
    }
    return most;
  }
}
