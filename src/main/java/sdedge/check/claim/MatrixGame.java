package sdedge.check.claim;

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
    double[][] table = new double[rows + 1][columns + rows + 1];
    int[] basis = new int[rows];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        table[r][c] = 1 + (payoffs.get(c)[r] - least) / scale;
      }
      table[r][columns + r] = 1;
      table[r][columns + rows] = 1;
      basis[r] = columns + r;
    }
    Arrays.fill(table[rows], 0, columns, -1);
    for (int pivots = 0; pivots < MOST_PIVOTS && pivot(table, basis); pivots++) {
      // as long as more of a column helps
    }
    double[] ofRows = Arrays.copyOfRange(table[rows], columns, columns + rows);
    double[] ofColumns = new double[columns];
    for (int r = 0; r < rows; r++) {
      if (basis[r] < columns) {
        ofColumns[basis[r]] = table[r][columns + rows];
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

  /** Brings in the first column that helps; false if none does. */
  private static boolean pivot(double[][] table, int[] basis) {
    double[] objective = table[basis.length];
    int right = objective.length - 1;
    int entering = 0;
    while (entering < right && objective[entering] >= -TINY) {
      entering++;
    }
    int leaving = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int r = 0; entering < right && r < basis.length; r++) {
      if (table[r][entering] > TINY) {
        double ratio = table[r][right] / table[r][entering];
        if (leaving < 0 || ratio < least || (ratio == least && basis[r] < basis[leaving])) {
          least = ratio;
          leaving = r;
        }
      }
    }
    if (leaving < 0) {
      return false;
    }
    double[] row = table[leaving];
    double by = row[entering];
    for (int c = 0; c <= right; c++) {
      row[c] /= by;
    }
    for (double[] other : table) {
      double factor = other[entering];
      for (int c = 0; other != row && factor != 0 && c <= right; c++) {
        other[c] -= factor * row[c];
      }
    }
    basis[leaving] = entering;
    return true;
  }

  /** Not negative, of sum 1. */
  private static double[] shares(double[] some) {
    double[] shares = Arrays.stream(some).map(share -> Math.max(0, share)).toArray();
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> share / sum).toArray();
  }
}
