package sdedge.calibrate;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.hipparchus.util.Pair;

/**
 * Least squares that outliers do not rule: minimises Σ w·(√(1 + r²) − 1) within bounds by
 * Levenberg–Marquardt with weights w/√(1 + r²) that are renewed until nothing moves.
 */
final class RobustFit {
  private static final double DIFFERENCE = 1e-6;
  private static final double STILL = 1e-8;
  private static final int REWEIGHTINGS = 40;
  private static final int MOST_EVALUATIONS = 2000;
  private static final double TOLERANCE = 1e-12;

  /** Residuals of a point. */
  interface Residuals {
    double[] at(double[] point);
  }

  /**
   * A minimum.
   *
   * @param cost Σ w·(√(1 + r²) − 1)
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record Minimum(double[] point, double cost) {}

  private final Residuals residuals;
  private final double[] weights;
  private final double[] least;
  private final double[] most;
  private final LevenbergMarquardtOptimizer optimizer =
      new LevenbergMarquardtOptimizer()
          .withCostRelativeTolerance(TOLERANCE)
          .withParameterRelativeTolerance(TOLERANCE)
          .withOrthoTolerance(TOLERANCE);

  /**
   * @param weights w by residual
   * @param least lower bounds, {@code most} upper ones
   */
  RobustFit(Residuals residuals, double[] weights, double[] least, double[] most) {
    this.residuals = residuals;
    this.weights = weights.clone();
    this.least = least.clone();
    this.most = most.clone();
  }

  /** The cheapest of the minima found from some starts. */
  Minimum best(List<double[]> starts) {
    Minimum best = new Minimum(starts.get(0), Double.POSITIVE_INFINITY);
    for (double[] start : starts) {
      Minimum found = from(start);
      if (found.cost() < best.cost()) {
        best = found;
      }
    }
    return best;
  }

  /** The cheapest of the minima of Σ w·r²/2 found from some starts: outliers count in full. */
  Minimum leastSquares(List<double[]> starts) {
    Minimum best = new Minimum(starts.get(0), Double.POSITIVE_INFINITY);
    for (double[] start : starts) {
      Minimum found = leastSquares(start);
      best = found.cost() < best.cost() ? found : best;
    }
    return best;
  }

  private Minimum leastSquares(double[] start) {
    double[] point;
    try {
      point = minimised(clamped(start), weights);
    } catch (MathRuntimeException e) {
      return new Minimum(start, Double.POSITIVE_INFINITY); // the other starts may do better
    }
    double[] found = residuals.at(point);
    double cost = 0;
    for (int i = 0; i < found.length; i++) {
      cost += weights[i] * found[i] * found[i] / 2;
    }
    return new Minimum(point, cost);
  }

  private Minimum from(double[] start) {
    double[] point = clamped(start);
    for (int i = 0; i < REWEIGHTINGS; i++) {
      double[] next;
      try {
        next = minimised(point, reweighted(residuals.at(point)));
      } catch (MathRuntimeException e) {
        return i == 0 ? new Minimum(point, Double.POSITIVE_INFINITY) : minimum(point);
      }
      double moved = 0;
      for (int k = 0; k < next.length; k++) {
        moved = Math.max(moved, Math.abs(next[k] - point[k]));
      }
      point = next;
      if (moved <= STILL) {
        break;
      }
    }
    return minimum(point);
  }

  private Minimum minimum(double[] point) {
    double[] found = residuals.at(point);
    double cost = 0;
    for (int i = 0; i < found.length; i++) {
      cost += weights[i] * (Math.sqrt(1 + found[i] * found[i]) - 1);
    }
    return new Minimum(point, cost);
  }

  private double[] minimised(double[] start, double[] weight) {
    MultivariateJacobianFunction model =
        point -> {
          double[] at = clamped(point.toArray());
          double[] value = residuals.at(at);
          return new Pair<>(new ArrayRealVector(value, false), jacobian(at, value, weight));
        };
    LeastSquaresProblem problem =
        new LeastSquaresBuilder()
            .start(start)
            .target(new double[weight.length])
            .weight(new DiagonalMatrix(weight))
            .model(model)
            .parameterValidator(point -> new ArrayRealVector(clamped(point.toArray()), false))
            .maxEvaluations(MOST_EVALUATIONS)
            .maxIterations(MOST_EVALUATIONS)
            .build();
    return clamped(optimizer.optimize(problem).getPoint().toArray());
  }

  /** By central differences; what can only leave its bounds stays where it is. */
  private Array2DRowRealMatrix jacobian(double[] point, double[] value, double[] weight) {
    double[][] jacobian = new double[value.length][point.length];
    for (int k = 0; k < point.length; k++) {
      double[] slope = slope(point, k);
      double gradient = 0;
      for (int i = 0; i < value.length; i++) {
        gradient += weight[i] * value[i] * slope[i];
      }
      boolean held =
          (point[k] <= least[k] && gradient > 0) || (point[k] >= most[k] && gradient < 0);
      for (int i = 0; i < value.length; i++) {
        jacobian[i][k] = held ? 0 : slope[i];
      }
    }
    return new Array2DRowRealMatrix(jacobian, false);
  }

  /** Derivatives of all residuals by one coordinate. */
  private double[] slope(double[] point, int coordinate) {
    double[] moved = point.clone();
    moved[coordinate] = point[coordinate] + DIFFERENCE;
    double[] up = residuals.at(moved).clone();
    moved[coordinate] = point[coordinate] - DIFFERENCE;
    double[] down = residuals.at(moved);
    Arrays.setAll(up, i -> (up[i] - down[i]) / (2 * DIFFERENCE));
    return up;
  }

  private double[] reweighted(double[] found) {
    double[] weight = new double[found.length];
    Arrays.setAll(weight, i -> weights[i] / Math.sqrt(1 + found[i] * found[i]));
    return weight;
  }

  private double[] clamped(double[] point) {
    double[] inside = new double[point.length];
    Arrays.setAll(inside, k -> Math.min(most[k], Math.max(least[k], point[k])));
    return inside;
  }

  /** Standard deviations at a robust minimum, from the reweighted Jacobian; bounds do not count. */
  double[] deviations(double[] point) {
    double[][] covariance = covariance(point, reweighted(residuals.at(point)));
    double[] deviations = new double[point.length];
    Arrays.setAll(deviations, k -> Math.sqrt(covariance[k][k]));
    return deviations;
  }

  /** Covariances at a minimum of plain least squares. */
  double[][] covariance(double[] point) {
    return covariance(point, weights);
  }

  private double[][] covariance(double[] point, double[] weight) {
    double[][] slopes = new double[point.length][];
    Arrays.setAll(slopes, k -> slope(point, k));
    double[][] information = new double[point.length][point.length];
    for (int k = 0; k < point.length; k++) {
      for (int m = 0; m < point.length; m++) {
        for (int i = 0; i < weight.length; i++) {
          information[k][m] += weight[i] * slopes[k][i] * slopes[m][i];
        }
      }
    }
    return new QRDecomposition(new Array2DRowRealMatrix(information, false))
        .getSolver()
        .getInverse()
        .getData();
  }
}
