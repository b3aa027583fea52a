package sdedge.calibrate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import sdedge.document.Human;
import sdedge.document.InvalidInputException;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.csv.CsvColumn;
import sdedge.document.csv.CsvTable;
import sdedge.document.csv.CsvTable.CsvRow;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.Node;

/** Reads a table of measured passes, and arranges them as a latency table. */
final class PassesFile {
  private static final int MOST_ROWS = 10_000;
  private static final double IMPLAUSIBLE = 300;
  private static final int SECONDS = 2;
  private static final int MOST_NAMED = 10;

  private static final List<CsvColumn> COLUMNS =
      List.of(
          CsvColumn.required("new_tokens", NumberRange.POSITIVE),
          CsvColumn.required("context_tokens", NumberRange.NON_NEGATIVE),
          CsvColumn.required("seconds", new NumberRange(0, false, 1000, "in (0, 1000] seconds"))
              .withHint("; are these milliseconds?"),
          CsvColumn.optional("sequences", NumberRange.POSITIVE));

  private PassesFile() {}

  /**
   * The passes of a table, in its order.
   *
   * @param node says which times are possible
   * @throws InvalidInputException with every wrong row
   */
  static List<MeasuredPass> read(String file, byte[] bytes, Node node)
      throws InvalidInputException, IOException {
    Problems problems = new Problems(file);
    List<MeasuredPass> passes = new ArrayList<>();
    for (CsvRow row :
        CsvTable.read(problems, new ByteArrayInputStream(bytes), COLUMNS, MOST_ROWS)) {
      double[] values = row.values();
      double sequences = Double.isNaN(values[3]) ? 1 : values[3];
      MeasuredPass pass = new MeasuredPass(values[0], values[1], values[SECONDS], sequences);
      if (node.latency() instanceof LatencyModel.Roofline peaks
          && pass.seconds() > IMPLAUSIBLE * idealS(node, peaks, pass)) {
        String much =
            Human.number(pass.seconds()) + " s is over 300 times the time at the peaks of the base";
        problems.add(
            row.line(),
            row.column(SECONDS),
            "seconds",
            much + "; seconds are expected, are these milliseconds?");
      }
      passes.add(pass);
    }
    problems.throwIfAny();
    return passes;
  }

  private static double idealS(Node node, LatencyModel.Roofline peaks, MeasuredPass pass) {
    double computeS = 2 * node.model().parameters() * pass.newTokens() / peaks.peakFlops();
    return Math.max(computeS, node.model().weightBytes() / peaks.memoryBandwidth());
  }

  private record GridPoint(double newTokens, double contextTokens) {}

  /**
   * The table of some passes.
   *
   * @throws InvalidInputException if a point is missing from the grid or there twice
   */
  static LatencyTable grid(String file, List<MeasuredPass> passes) throws InvalidInputException {
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
