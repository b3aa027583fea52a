package sdedge.instance.reader;

import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.SourceText;
import sdedge.fuzz.Diagnostics;
import sdedge.instance.LatencyTable;

/** Any bytes are a latency table on a full grid or are refused with located problems. */
public final class LatencyTableTarget {
  private static final int MOST_ROWS = 1_000;

  private LatencyTableTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    Problems problems = new Problems("fuzzed");
    String text = SourceText.decode(problems, bytes);
    LatencyTable table =
        text == null ? LatencyTable.UNREAD : new LatencyTableCsv(problems, MOST_ROWS).table(text);
    try {
      problems.throwIfAny();
    } catch (InvalidInputException refusal) {
      Diagnostics.check(refusal);
      return;
    }
    check(table.newTokens());
    check(table.contextTokens());
    for (double[] row : table.seconds()) {
      for (double seconds : row) {
        if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
          throw new AssertionError("accepted " + seconds + " s");
        }
      }
    }
  }

  private static void check(double[] axis) {
    for (int i = 0; i < axis.length; i++) {
      boolean finite = axis[i] >= 0 && axis[i] < Double.POSITIVE_INFINITY;
      boolean ascending = i == 0 || axis[i] > axis[i - 1];
      if (!finite || !ascending) {
        throw new AssertionError("an axis with " + axis[i]);
      }
    }
  }
}
