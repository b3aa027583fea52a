package sdedge.calibrate;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.QRDecomposition;

/**
 * Residuals r and their derivatives J, however many, as their weighted products: all that least
 * squares need.
 */
final class NormalEquations {
  private final int unknowns;
  private final double[][] products; // of the columns of J and, last, r: the upper triangle

  NormalEquations(int unknowns) {
    this.unknowns = unknowns;
    products = new double[unknowns + 1][unknowns + 1];
  }

  /** Takes a residual. */
  void add(double weight, double residual, double[] slopes) {
    for (int k = 0; k < unknowns; k++) {
      double weighted = weight * slopes[k];
      double[] row = products[k];
      for (int m = k; m < unknowns; m++) {
        row[m] += weighted * slopes[m];
      }
      row[unknowns] += weighted * residual;
    }
    products[unknowns][unknowns] += weight * residual * residual;
  }

  /** Σ w·r². */
  double squares() {
    return products[unknowns][unknowns];
  }

  /** The derivative of Σ w·r²/2 by an unknown. */
  double gradient(int unknown) {
    return products[unknown][unknowns];
  }

  /** Keeps an unknown where it is. */
  void hold(int unknown) {
    for (int k = 0; k <= unknowns; k++) {
      products[Math.min(k, unknown)][Math.max(k, unknown)] = 0;
    }
  }

  /**
   * As many residuals with derivatives as there are unknowns, and one more, that have the same
   * products: Cholesky's triangle. The last column has the residuals.
   */
  double[][] triangle() {
    double[][] triangle = new double[unknowns + 1][unknowns + 1];
    for (int k = 0; k <= unknowns; k++) {
      double square = products[k][k];
      for (int i = 0; i < k; i++) {
        square -= triangle[i][k] * triangle[i][k];
      }
      if (square <= 0) {
        continue; // held, or what is left is rounding
      }
      triangle[k][k] = Math.sqrt(square);
      for (int m = k + 1; m <= unknowns; m++) {
        double product = products[k][m];
        for (int i = 0; i < k; i++) {
          product -= triangle[i][k] * triangle[i][m];
        }
        triangle[k][m] = product / triangle[k][k];
      }
    }
    return triangle;
  }

  /** The covariances of the unknowns. */
  double[][] covariance() {
    double[][] information = new double[unknowns][unknowns];
    for (int k = 0; k < unknowns; k++) {
      for (int m = 0; m < unknowns; m++) {
        information[k][m] = products[Math.min(k, m)][Math.max(k, m)];
      }
    }
    return new QRDecomposition(new Array2DRowRealMatrix(information, false))
        .getSolver()
        .getInverse()
        .getData();
  }
}
