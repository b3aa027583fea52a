package sdedge.search.dp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.search.problem.ContiguousProblem;

/** R_θ and its like for later steps are the maxima of their definition. */
class WindowBoundsTest {
  private static final int DRAWS = 100;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void boundsAreTheMaximaOverAllEnds() {
    int[] waiting = {0};
    TestSeeds.each(
        getClass(), DRAWS, random -> waiting[0] += check(DrawnProblem.draw(random), random));
    TestSeeds.guard(
        () ->
            assertThat(waiting[0]).as("windows in which a plan may wait").isBetween(1, DRAWS - 1));
  }

  private static int check(ContiguousProblem problem, Random random) {
    try (Workers workers = new Workers(1)) {
      BatchTable table = DrawnProblem.table(problem, workers);
      PathBounds bounds = DrawnProblem.bounds(problem, table);
      int from = random.nextInt(problem.size());
      int reach = problem.cohortReach()[from];
      double scale = 2 * bounds.toEnd(0);
      double[] limits = random.doubles(reach - from + 1, 0, scale).toArray();
      double begin = random.nextDouble() * scale / 2;
      WindowBounds window = new WindowBounds(bounds, from, limits, problem.readyS(), begin);
      boolean waits = last(problem, from, reach) > begin;
      for (int j = from; j <= reach; j++) {
        assertThat(window.limit(j)).isEqualTo(limits[j - from]);
        for (int t = 0; t < table.weights().length; t++) {
          assertThat(window.latest(t, j)).isEqualTo(latest(bounds, limits, t, from, j));
          assertThat(window.later(t, j))
              .isEqualTo(waits ? later(problem, bounds, limits, t, from, j) : INFINITE);
        }
      }
      return waits ? 1 : 0;
    }
  }

  private static double last(ContiguousProblem problem, int from, int to) {
    double lastS = 0;
    for (int position = from; position < to; position++) {
      lastS = Math.max(lastS, problem.readyS()[position]);
    }
    return lastS;
  }

  private static double latest(PathBounds bounds, double[] limits, int t, int from, int j) {
    double[] paths = bounds.between(j);
    int width = paths.length / bounds.thetas();
    double most = limits[j - from];
    for (int end = j + 1; end < from + limits.length; end++) {
      most = Math.max(most, limits[end - from] - paths[t * width + end - j]);
    }
    return most;
  }

  /** The cohort goes on behind j: its end, less the last upload, less the later steps from j on. */
  private static double later(
      ContiguousProblem problem, PathBounds bounds, double[] limits, int t, int from, int j) {
    double[] paths = bounds.laterBetween(j);
    int width = paths.length / bounds.thetas();
    double most = Double.NEGATIVE_INFINITY;
    for (int end = j + 1; end < from + limits.length; end++) {
      double path = paths[t * width + end - j];
      most = Math.max(most, limits[end - from] - last(problem, j, end) - path);
    }
    return most;
  }
}
