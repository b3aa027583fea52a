package sdedge.check.claim;

import java.util.Arrays;

/** A few linear equations, by elimination with the largest pivots. */
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
      for (int i = column + 1; i < n; i++) {
        double factor = rows[i][column] / chosen[column];
        for (int j = column; j <= n; j++) {
          rows[i][j] -= factor * chosen[j];
        }
      }
    }
    double[] solution = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = rows[i][n];
      for (int j = i + 1; j < n; j++) {
        sum -= rows[i][j] * solution[j];
      }
      solution[i] = sum / rows[i][i];
    }
    return solution;
  }
}
