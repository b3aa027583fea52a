package sdedge.calibrate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import sdedge.document.Human;
import sdedge.document.InvalidInputException;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.csv.CsvColumn;
import sdedge.document.csv.CsvTable;
import sdedge.document.csv.CsvTable.CsvRow;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;

/** Reads a table of measured passes. */
final class PassesFile {
  private static final int MOST_ROWS = 10_000;
  private static final double IMPLAUSIBLE = 300;
  private static final int SECONDS = 2;

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
}
