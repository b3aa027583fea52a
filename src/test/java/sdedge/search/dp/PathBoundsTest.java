package sdedge.search.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.search.problem.ContiguousProblem;

/** The bounds are the shortest paths of their definition, neither longer nor shorter. */
class PathBoundsTest {
  private static final int DRAWS = 100;

  @Test
  void pathsAreTheShortestOverAllBatches() {
    TestSeeds.each(getClass(), DRAWS, random -> check(DrawnProblem.draw(random)));
  }

  private static void check(ContiguousProblem problem) {
    try (Workers workers = new Workers(1)) {
      BatchTable table = DrawnProblem.table(problem, workers);
      PathBounds bounds = DrawnProblem.bounds(problem, table);
      for (int i = 0; i < problem.size(); i++) {
        double fromStart = 0;
        for (int t = 0; t < table.weights().length; t++) {
          double[] weights = table.weights()[t];
          assertSame(bounds.toEnd(t, i), shortest(table, weights, 1, i, problem.size()));
          fromStart = Math.max(fromStart, shortest(table, weights, 1, 0, i));
          checkWindow(problem, table, bounds, t, i);
        }
        assertSame(bounds.fromStart(i), fromStart);
      }
    }
  }

  private static void checkWindow(
      ContiguousProblem problem, BatchTable table, PathBounds bounds, int t, int i) {
    double[] weights = table.weights()[t];
    int reach = problem.cohortReach()[i];
    int width = reach - i + 1;
    for (int j = i; j <= reach; j++) {
      assertSame(bounds.between(i)[t * width + j - i], shortest(table, weights, 1, i, j));
      if (bounds.mayWait(i)) {
        double later = bounds.laterBetween(i)[t * width + j - i];
        assertSame(later, shortest(table, weights, 2, i, j));
      }
    }
  }

  /** The shortest path over batches of length θ·Σ a + (1 − θ)·Σ b, over the steps from one on. */
  private static double shortest(BatchTable table, double[] weights, int step, int from, int to) {
    if (from == to) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    BatchRow row = table.row(from);
    for (int index = 0; index < row.count; index++) {
      if (row.end(index) <= to) {
        double length = shortest(table, weights, step, row.end(index), to);
        for (int at = row.offset[index] + step - 1; at < row.offset[index + 1]; at++) {
          length += weights[0] * row.a[at] + weights[1] * row.b[at];
        }
        least = Math.min(least, length);
      }
    }
    return least;
  }

  private static void assertSame(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-12 * Math.max(1, expected)));
  }
}
