package sdedge.instance.reader;

import java.nio.file.Path;
import java.util.HashMap;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.SourceText;
import sdedge.fuzz.Diagnostics;
import sdedge.instance.LatencyTable;
import sdedge.instance.reader.LatencyTableCsv.LatencyTableReader;

/** Any bytes are a latency table on a full grid or are refused with located problems. */
public final class LatencyTableTarget {
  private LatencyTableTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    Problems problems = new Problems("fuzzed");
    String text = SourceText.decode(problems, bytes);
    LatencyTable table =
        text == null
            ? LatencyTable.UNREAD
            : new LatencyTableReader(Path.of(""), new HashMap<>()).parsed(problems, text);
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
