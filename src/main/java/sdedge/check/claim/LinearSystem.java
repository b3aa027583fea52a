package sdedge.check.claim;

import java.util.Arrays;

/** Sums of products, and a few linear equations, by elimination with the largest pivots. */
final class LinearSystem {
  private LinearSystem() {}

  /** x of matrix·x = right. */
  static double[] solve(double[][] matrix, double[] right) {
    int n = right.length;
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = Arrays.copyOf(matrix[i], n + 1);
      rows[i][n] = right[i];
    }
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int i = column + 1; i < n; i++) {
        pivot = Math.abs(rows[i][column]) > Math.abs(rows[pivot][column]) ? i : pivot;
      }
      double[] chosen = rows[pivot];
      rows[pivot] = rows[column];
      rows[column] = chosen;
      pivot(rows, column, column);
    }
    return Arrays.stream(rows).mapToDouble(row -> row[n]).toArray();
  }

  /** Makes a column that of a unit matrix, whose 1 is in some row. */
  static void pivot(double[][] rows, int row, int column) {
    double by = rows[row][column];
    for (int c = 0; c < rows[row].length; c++) {
      rows[row][c] /= by;
    }
    for (int r = 0; r < rows.length; r++) {
      double factor = rows[r][column];
      if (r != row && factor != 0) {
        for (int c = 0; c < rows[r].length; c++) {
          rows[r][c] -= factor * rows[row][c];
        }
      }
    }
  }

  /** x·y. */
  static double product(double[] x, double[] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += x[k] * y[k];
    }
    return sum;
  }
}
