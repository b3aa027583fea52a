package sdedge.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import sdedge.control.Control;

/**
 * Least squares that outliers do not rule: minimises Σ w·(√(1 + r²) − 1) within bounds by
 * Levenberg–Marquardt, as a sum of squares of r·√(2w/(√(1 + r²) + 1)). Derivatives are central
 * differences.
 */
final class RobustFit {
  private static final double DIFFERENCE = 3e-4;
  private static final double TOLERANCE = 1e-14;
  private static final int MOST_EVALUATIONS = 2000;

  /**
   * A minimum.
   *
   * @param cost Σ w·(√(1 + r²) − 1), or Σ w·r²/2 of plain least squares
   * @param complete whether nothing stopped the way there
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record Minimum(double[] point, double cost, boolean complete) {
    /** The cheapest, of equal ones the first. */
    static Minimum cheapest(List<Minimum> minima) {
      Minimum best = minima.get(0);
      for (Minimum each : minima) {
        best = each.cost() < best.cost() ? each : best;
      }
      return best;
    }
  }

  private final UnaryOperator<double[]> residuals;
  private final double[] weights;
  private final double[] least;
  private final double[] most;
  private final Control control;

  /**
   * @param residuals r, functions of a point that are to be small; asked by several threads
   * @param weights w by residual
   * @param least lower bounds, {@code most} upper ones
   * @param control once it is stopped, minima are the best points so far
   */
  RobustFit(
      UnaryOperator<double[]> residuals,
      double[] weights,
      double[] least,
      double[] most,
      Control control) {
    this.residuals = residuals;
    this.weights = weights.clone();
    this.least = least.clone();
    this.most = most.clone();
    this.control = control;
  }

  /** The minimum found from each start; the control is notified of each. */
  List<Minimum> minima(List<double[]> starts) {
    control.begin("%s/%s starts", starts.size());
    return starts.parallelStream() // the order stays
        .map(
            start -> {
              Minimum found = minimised(start, this::robust);
              control.next();
              return found;
            })
        .toList();
  }

  /** The cheapest of the minima of Σ w·r²/2 found from some starts: outliers count in full. */
  Minimum leastSquares(List<double[]> starts) {
    return Minimum.cheapest(starts.stream().map(start -> minimised(start, this::plain)).toList());
  }

  private double[] plain(double[] point) {
    double[] found = residuals.apply(point);
    Arrays.setAll(found, i -> found[i] * Math.sqrt(weights[i]));
    return found;
  }

  /** Of which half the squares sum to the robust cost. */
  private double[] robust(double[] point) {
    double[] found = residuals.apply(point);
    Arrays.setAll(
        found,
        i -> found[i] * Math.sqrt(2 * weights[i] / (Math.sqrt(1 + found[i] * found[i]) + 1)));
    return found;
  }

  /** From a start that fails the other starts may do better. */
  private Minimum minimised(double[] start, UnaryOperator<double[]> values) {
    double[] from = clamped(start);
    if (control.isStopped()) {
      return new Minimum(from, cost(values, from), false);
    }
    LeastSquaresProblem problem =
        new LeastSquaresBuilder()
            .start(from)
            .target(new double[weights.length])
            .model(values::apply, at -> jacobian(values, at))
            .parameterValidator(point -> new ArrayRealVector(clamped(point.toArray()), false))
            .lazyEvaluation(true)
            .checker((iteration, before, now) -> control.isStopped())
            .maxEvaluations(MOST_EVALUATIONS)
            .maxIterations(MOST_EVALUATIONS)
            .build();
    LevenbergMarquardtOptimizer optimizer =
        new LevenbergMarquardtOptimizer()
            .withCostRelativeTolerance(TOLERANCE)
            .withParameterRelativeTolerance(TOLERANCE)
            .withOrthoTolerance(TOLERANCE);
    try {
      double[] found = clamped(optimizer.optimize(problem).getPoint().toArray());
      return new Minimum(found, cost(values, found), !control.isStopped());
    } catch (MathRuntimeException e) {
      return new Minimum(from, Double.POSITIVE_INFINITY, true);
    }
  }

  private static double cost(UnaryOperator<double[]> values, double[] point) {
    return Arrays.stream(values.apply(point)).map(value -> value * value / 2).sum();
  }

  /** A row per value; what can only leave its bounds stays where it is. */
  private double[][] jacobian(UnaryOperator<double[]> values, double[] point) {
    double[] here = values.apply(point);
    double[][] slopes = slopes(values, point);
    for (int k = 0; k < point.length; k++) {
      double gradient =
          MatrixUtils.createRealVector(slopes[k]).dotProduct(new ArrayRealVector(here, false));
      if ((point[k] <= least[k] && gradient > 0) || (point[k] >= most[k] && gradient < 0)) {
        Arrays.fill(slopes[k], 0);
      }
    }
    return new Array2DRowRealMatrix(slopes, false).transpose().getData();
  }

  /** Derivatives of functions of a point, a row per coordinate. */
  static double[][] slopes(UnaryOperator<double[]> functions, double[] point) {
    double[][] slopes = new double[point.length][];
    for (int k = 0; k < point.length; k++) {
      double[] moved = point.clone();
      moved[k] = point[k] + DIFFERENCE;
      double[] up = functions.apply(moved);
      moved[k] = point[k] - DIFFERENCE;
      double[] down = functions.apply(moved);
      Arrays.setAll(up, i -> (up[i] - down[i]) / (2 * DIFFERENCE));
      slopes[k] = up;
    }
    return slopes;
  }

  private double[] clamped(double[] point) {
    double[] inside = new double[point.length];
    Arrays.setAll(inside, k -> Math.min(most[k], Math.max(least[k], point[k])));
    return inside;
  }

  /** Covariances at a robust minimum, of weights w/√(1 + r²); bounds do not count. */
  double[][] posterior(double[] point) {
    double[] found = residuals.apply(point);
    Arrays.setAll(found, i -> weights[i] / Math.sqrt(1 + found[i] * found[i]));
    return covariance(point, found);
  }

  /** Covariances at a minimum of plain least squares. */
  double[][] covariance(double[] point) {
    return covariance(point, weights);
  }

  private double[][] covariance(double[] point, double[] weight) {
    double[][] slopes = slopes(residuals, point);
    for (double[] slope : slopes) {
      Arrays.setAll(slope, i -> slope[i] * Math.sqrt(weight[i]));
    }
    RealMatrix weighted = new Array2DRowRealMatrix(slopes, false);
    return MatrixUtils.inverse(weighted.multiplyTransposed(weighted)).getData();
  }

  /** The variance of a function with such derivatives by coordinates with such covariances. */
  static double variance(double[][] covariance, double[] slopes) {
    RealMatrix all = new Array2DRowRealMatrix(covariance, false);
    return new ArrayRealVector(all.operate(slopes), false).dotProduct(new ArrayRealVector(slopes));
  }
}
