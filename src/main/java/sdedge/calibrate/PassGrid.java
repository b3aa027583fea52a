package sdedge.calibrate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import sdedge.document.Human;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.instance.LatencyTable;

/** Arranges measured passes as a latency table. */
final class PassGrid {
  private static final int MOST_NAMED = 10;

  private record GridPoint(double newTokens, double contextTokens) {}

  private PassGrid() {}

  /**
   * The table of some passes.
   *
   * @throws InvalidInputException if a point is missing from the grid or there twice
   */
  static LatencyTable of(String file, List<MeasuredPass> passes) throws InvalidInputException {
    Problems problems = new Problems(file);
    Map<GridPoint, Double> seconds = new HashMap<>();
    for (MeasuredPass pass : passes) {
      GridPoint point = new GridPoint(pass.newTokens(), pass.contextTokens());
      if (seconds.put(point, pass.seconds()) != null) {
        problems.add(0, 0, "", place(point) + " is there twice; a table has each point once");
      }
    }
    double[] rows = axis(passes, MeasuredPass::newTokens);
    double[] columns = axis(passes, MeasuredPass::contextTokens);
    int missing = 0;
    double[][] grid = new double[rows.length][columns.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        GridPoint point = new GridPoint(rows[i], columns[j]);
        grid[i][j] = seconds.getOrDefault(point, Double.NaN);
        if (Double.isNaN(grid[i][j]) && missing++ < MOST_NAMED) {
          problems.add(0, 0, "", place(point) + " is missing; a table needs a full grid");
        }
      }
    }
    if (missing > MOST_NAMED) {
      problems.add(0, 0, "", "and " + (missing - MOST_NAMED) + " more points of the grid");
    }
    problems.throwIfAny();
    return new LatencyTable(rows, columns, grid);
  }

  private static String place(GridPoint point) {
    return "new_tokens %s, context_tokens %s"
        .formatted(Human.number(point.newTokens()), Human.number(point.contextTokens()));
  }

  private static double[] axis(List<MeasuredPass> passes, ToDoubleFunction<MeasuredPass> value) {
    return Arrays.stream(passes.stream().mapToDouble(value).toArray())
        .sorted()
        .distinct()
        .toArray();
  }
}
