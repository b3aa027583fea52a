package sdedge.wireless.allocation;

/** The factor of a symmetric positive definite matrix. */
public final class Cholesky {
  private static final double TINY = 1e-300;

  private final double[][] factor;

  /**
   * Factors a matrix in place.
   *
   * @param matrix its lower triangle; pivots that rounding made ≤ 0 count as infinite
   */
  public Cholesky(double[][] matrix) {
    factor = matrix;
    for (int i = 0; i < matrix.length; i++) {
      double[] row = matrix[i];
      for (int j = 0; j <= i; j++) {
        double[] other = matrix[j];
        double sum = row[j];
        for (int k = 0; k < j; k++) {
          sum -= row[k] * other[k];
        }
        row[j] = j < i ? sum / other[j] : pivot(sum);
      }
    }
  }

  private static double pivot(double square) {
    return square > TINY ? StrictMath.sqrt(square) : 1 / TINY;
  }

  /** The solution for a right-hand side. */
  public double[] solve(double[] right) {
    double[] x = right.clone();
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= factor[i][k] * x[k];
      }
      x[i] /= factor[i][i];
    }
    for (int i = x.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < x.length; k++) {
        x[i] -= factor[k][i] * x[k];
      }
      x[i] /= factor[i][i];
    }
    return x;
  }
}
