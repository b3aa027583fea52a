package sdedge.instance;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Measured pass times on a full grid.
 *
 * @param newTokens grid of Σq, strictly ascending, at least one value
 * @param contextTokens grid of Σc, strictly ascending, at least one value
 * @param seconds {@code seconds[i][j]} at {@code (newTokens[i], contextTokens[j])}, all &gt; 0
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention: the hot path reads raw arrays
public record LatencyTable(double[] newTokens, double[] contextTokens, double[][] seconds) {
  /** What stands for a table that could not be read. */
  public static final LatencyTable UNREAD =
      new LatencyTable(new double[] {0}, new double[] {0}, new double[][] {{1}});

  /**
   * At least the time of any pass of up to so many tokens on each axis: the largest measured,
   * extrapolated as steeply as the finest cell could.
   */
  double atMostS(double tokens) {
    double largest = 0;
    for (double[] row : seconds) {
      for (double measured : row) {
        largest = Math.max(largest, measured);
      }
    }
    return largest * steepness(newTokens, tokens) * steepness(contextTokens, tokens);
  }

  /** The table on this grid of what a function makes of the seconds. */
  public LatencyTable map(DoubleUnaryOperator change) {
    double[][] changed =
        Arrays.stream(seconds)
            .map(row -> Arrays.stream(row).map(change).toArray())
            .toArray(double[][]::new);
    return new LatencyTable(newTokens, contextTokens, changed);
  }

  private static double steepness(double[] axis, double tokens) {
    double finest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < axis.length; i++) {
      finest = Math.min(finest, axis[i] - axis[i - 1]);
    }
    return 1 + 2 * (tokens + axis[axis.length - 1]) / finest;
  }
}
