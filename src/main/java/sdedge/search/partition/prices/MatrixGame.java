package sdedge.search.partition.prices;

import java.util.Arrays;

/**
 * Who wins how much from whom where one chooses a row, to win, and the other one a column, to lose
 * least, each by chance: the linear program of both by the simplex method. Small ones, often; so in
 * one array that is kept.
 */
public final class MatrixGame {
  private static final double ZERO = 1e-11;

  private final double[][] tableau; // rows, then gains; the right side in column 0
  private final int[] ofRow;
  private final int[] ofColumn;
  final double[] rowChances;
  final double[] columnChances;

  /** Of games of so many rows and columns at most. */
  public MatrixGame(int mostRows, int mostColumns) {
    tableau = new double[mostRows + 1][mostColumns + 1];
    ofRow = new int[mostRows];
    ofColumn = new int[mostColumns];
    rowChances = new double[mostRows];
    columnChances = new double[mostColumns];
  }

  /** The chances of the rows in a game that was solved, by row; those of no row are 0. */
  public double[] rowChances() {
    return rowChances.clone();
  }

  /**
   * Finds the chances of both.
   *
   * @param payoff by row, then column
   */
  public void solve(double[][] payoff, int rows, int columns) {
    begin(payoff, rows, columns);
    int most = 20 * (rows + columns);
    for (int pivots = 0; pivots < most; pivots++) {
      int in = entering(rows, columns);
      int out = in < 0 ? -1 : leaving(rows, in);
      if (out < 0) {
        break;
      }
      pivot(out, in, rows, columns);
    }
    read(rows, columns);
  }

  /** Max Σx, A·x ≤ 1, x ≥ 0, all of A made positive: x are the chances of the columns. */
  private void begin(double[][] payoff, int rows, int columns) {
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        least = Math.min(least, payoff[i][j]);
        largest = Math.max(largest, payoff[i][j]);
      }
    }
    double unit = Math.max(largest - least, Double.MIN_NORMAL);
    for (int i = 0; i < rows; i++) {
      tableau[i][0] = 1;
      ofRow[i] = columns + i;
      for (int j = 0; j < columns; j++) {
        tableau[i][j + 1] = 1 + (payoff[i][j] - least) / unit;
      }
    }
    tableau[rows][0] = 0;
    for (int j = 0; j < columns; j++) {
      tableau[rows][j + 1] = 1;
      ofColumn[j] = j;
    }
  }

  private int entering(int rows, int columns) {
    int best = -1;
    for (int j = 0; j < columns; j++) {
      double gain = tableau[rows][j + 1];
      if (gain > ZERO && (best < 0 || gain > tableau[rows][best + 1])) {
        best = j;
      }
    }
    return best;
  }

  private int leaving(int rows, int column) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < rows; i++) {
      double by = tableau[i][column + 1];
      if (by > ZERO && tableau[i][0] / by < least) {
        least = tableau[i][0] / by;
        best = i;
      }
    }
    return best;
  }

  private void pivot(int row, int column, int rows, int columns) {
    double[] chosen = tableau[row];
    double by = chosen[column + 1];
    chosen[column + 1] = 1;
    for (int j = 0; j <= columns; j++) {
      chosen[j] /= by;
    }
    for (int i = 0; i <= rows; i++) {
      double[] own = tableau[i];
      double factor = own[column + 1];
      if (i != row && factor != 0) {
        own[column + 1] = 0;
        for (int j = 0; j <= columns; j++) {
          own[j] -= factor * chosen[j];
        }
      }
    }
    int leaves = ofRow[row];
    ofRow[row] = ofColumn[column];
    ofColumn[column] = leaves;
  }

  private void read(int rows, int columns) {
    Arrays.fill(rowChances, 0, rows, 0);
    Arrays.fill(columnChances, 0, columns, 0);
    for (int i = 0; i < rows; i++) {
      if (ofRow[i] < columns) {
        columnChances[ofRow[i]] = Math.max(0, tableau[i][0]);
      }
    }
    for (int j = 0; j < columns; j++) {
      if (ofColumn[j] >= columns) {
        rowChances[ofColumn[j] - columns] = Math.max(0, -tableau[rows][j + 1]);
      }
    }
    normalise(rowChances, rows);
    normalise(columnChances, columns);
  }

  private static void normalise(double[] chances, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += chances[i];
    }
    for (int i = 0; i < count; i++) {
      chances[i] = sum > 0 ? chances[i] / sum : 1.0 / count;
    }
  }
}
