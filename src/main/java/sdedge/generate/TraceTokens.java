package sdedge.generate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import sdedge.document.InvalidInputException;

/** Token counts of requests in a trace, for who needs nothing else of it. */
public final class TraceTokens {
  private TraceTokens() {}

  /**
   * The rows that {@code generate --trace} would keep without further options.
   *
   * @param file the name in messages
   * @return input and output tokens by row
   * @throws InvalidInputException with the places of wrong values
   */
  public static int[][] read(String file, InputStream in)
      throws InvalidInputException, IOException {
    Trace trace = TraceReader.read(file, in, new OptionChoices(Map.of(), Map.of()));
    int[][] rows = new int[trace.rows()][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = new int[] {trace.input()[row], trace.output()[row]};
    }
    return rows;
  }
}
