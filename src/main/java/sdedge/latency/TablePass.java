package sdedge.latency;

import sdedge.instance.LatencyTable;
import sdedge.instance.Overheads;

/**
 * Measured seconds, bilinear over (Σq, Σc), extrapolated linearly from the outermost cell; constant
 * along an axis with a single value (docs/model.md section 3, {@code table}).
 */
record TablePass(String node, LatencyTable table, Overheads overheads) implements PassTime {

  @Override
  public double seconds(
      double chance, double newTokens, double positions, double contextTokens, double attended) {
    double measured = measured(newTokens / chance, contextTokens / chance);
    return chance * (measured + overheads.passS())
        + overheads.tokenS() * newTokens
        + overheads.positionS() * positions;
  }

  @Override
  public double promptPassS() {
    return overheads.promptPassS();
  }

  private double measured(double newTokens, double contextTokens) {
    double[] rows = table.newTokens();
    double[] columns = table.contextTokens();
    int i = cell(rows, newTokens);
    int j = cell(columns, contextTokens);
    double low = along(columns, table.seconds()[i], j, contextTokens);
    double seconds = low;
    if (rows.length > 1) {
      double high = along(columns, table.seconds()[i + 1], j, contextTokens);
      seconds = low + (high - low) * ((newTokens - rows[i]) / (rows[i + 1] - rows[i]));
    }
    if (seconds < 0) {
      throw new NegativePassTimeException(node, newTokens, contextTokens, seconds);
    }
    return seconds;
  }

  private static double along(double[] grid, double[] values, int cell, double at) {
    if (grid.length == 1) {
      return values[0];
    }
    double fraction = (at - grid[cell]) / (grid[cell + 1] - grid[cell]);
    return values[cell] + (values[cell + 1] - values[cell]) * fraction;
  }

  /** Index of the lower corner of the cell that serves {@code at}: the outermost ones beyond. */
  private static int cell(double[] grid, double at) {
    int low = 0;
    int high = Math.max(0, grid.length - 2);
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (grid[middle] <= at) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
