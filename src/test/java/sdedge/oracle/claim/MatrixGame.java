package sdedge.oracle.claim;

import java.util.Arrays;
import java.util.List;

/**
 * What two players of a matrix game do: one mixes rows so that the least mean payoff of a column is
 * largest, the other columns so that the largest of a row is least.
 *
 * @param rows shares of sum 1
 * @param columns likewise
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
public record MatrixGame(double[] rows, double[] columns) {
  private static final double TINY = 1e-11;
  private static final int MOST_PIVOTS = 1000;

  /**
   * The game of some payoffs: the linear program max Σu, payoffs·u ≤ 1, u ≥ 0 of payoffs that are
   * all raised above 0, whose dual is the mix of rows.
   *
   * @param payoffs column by column, at least one, of at least one row each
   */
  public static MatrixGame of(List<double[]> payoffs) {
    int rows = payoffs.get(0).length;
    int columns = payoffs.size();
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double[] column : payoffs) {
      least = Math.min(least, Arrays.stream(column).min().orElse(0));
      most = Math.max(most, Arrays.stream(column).max().orElse(0));
    }
    double scale = Math.max(most - least, Double.MIN_NORMAL);
    double[][] table = new double[rows + 1][columns + 1]; // of what is at 0; the right side last
    int[] ofRow = new int[rows]; // who is not at 0: from columns on what a row leaves
    int[] ofColumn = new int[columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        table[r][c] = 1 + (payoffs.get(c)[r] - least) / scale;
      }
      table[r][columns] = 1;
      ofRow[r] = columns + r;
    }
    Arrays.setAll(ofColumn, c -> c);
    Arrays.fill(table[rows], 0, columns, -1);
    for (int pivots = 0; pivots < MOST_PIVOTS && pivot(table, ofRow, ofColumn); pivots++) {
      // as long as more of a column helps
    }
    double[] ofRows = new double[rows];
    double[] ofColumns = new double[columns];
    for (int c = 0; c < columns; c++) {
      if (ofColumn[c] >= columns) {
        ofRows[ofColumn[c] - columns] = table[rows][c];
      }
    }
    for (int r = 0; r < rows; r++) {
      if (ofRow[r] < columns) {
        ofColumns[ofRow[r]] = table[r][columns];
      }
    }
    return new MatrixGame(shares(ofRows), shares(ofColumns));
  }

  /** What no mix of rows is paid more than, against this mix of columns. */
  double mostPaid(List<double[]> payoffs) {
    double most = Double.NEGATIVE_INFINITY;
    for (int r = 0; r < rows.length; r++) {
      double paid = 0;
      for (int c = 0; c < columns.length; c++) {
        paid += columns[c] * payoffs.get(c)[r];
      }
      most = Math.max(most, paid);
    }
    return most;
  }

  /** Brings in the first one that helps; false if none does. */
  private static boolean pivot(double[][] table, int[] ofRow, int[] ofColumn) {
    double[] objective = table[ofRow.length];
    int right = ofColumn.length;
    int entering = -1;
    for (int c = 0; c < right; c++) {
      if (objective[c] < -TINY && (entering < 0 || ofColumn[c] < ofColumn[entering])) {
        entering = c;
      }
    }
    int leaving = entering < 0 ? -1 : leaving(table, ofRow, entering);
    if (leaving < 0) {
      return false;
    }
    double[] row = table[leaving];
    double by = row[entering];
    row[entering] = 1;
    for (int c = 0; c <= right; c++) {
      row[c] /= by;
    }
    for (double[] other : table) {
      double factor = other[entering];
      if (other != row && factor != 0) {
        other[entering] = 0;
        for (int c = 0; c <= right; c++) {
          other[c] -= factor * row[c];
        }
      }
    }
    int out = ofRow[leaving];
    ofRow[leaving] = ofColumn[entering];
    ofColumn[entering] = out;
    return true;
  }

  /** The row that ends what may be brought in; -1 if none does. */
  private static int leaving(double[][] table, int[] ofRow, int entering) {
    int right = table[0].length - 1;
    int leaving = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int r = 0; r < ofRow.length; r++) {
      if (table[r][entering] > TINY) {
        double ratio = table[r][right] / table[r][entering];
        if (leaving < 0 || ratio < least || (ratio == least && ofRow[r] < ofRow[leaving])) {
          least = ratio;
          leaving = r;
        }
      }
    }
    return leaving;
  }

  /** Not negative, of sum 1. */
  private static double[] shares(double[] some) {
    double[] shares = Arrays.stream(some).map(share -> Math.max(0, share)).toArray();
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> share / sum).toArray();
  }
}
