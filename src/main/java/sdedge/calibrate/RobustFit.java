package sdedge.calibrate;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.hipparchus.util.Pair;
import sdedge.control.Control;

/**
 * Least squares that outliers do not rule: minimises Σ w·(√(1 + r²) − 1) within bounds by
 * Levenberg–Marquardt with weights w/√(1 + r²) that are renewed until nothing moves.
 */
final class RobustFit {
  private static final double STILL = 1e-8;
  private static final int REWEIGHTINGS = 400; // some hundred where residuals are far from 1
  private static final int MOST_EVALUATIONS = 2000;
  private static final int FEW_EVALUATIONS = 6; // near a minimum that is known
  private static final int SOME_EVALUATIONS = 12; // more are wasted on weights that still move
  private static final double TOLERANCE = 1e-12;

  /** Functions of a point that are to be small. */
  interface Residuals {
    /** Computes all of them in their order, from the first on. */
    void at(double[] point, ResidualConsumer consumer);
  }

  /** Is notified of a residual. */
  interface ResidualConsumer {
    /**
     * Takes the next one.
     *
     * @param slopes derivatives by the coordinates; overwritten after the call
     */
    void accept(int index, double residual, double[] slopes);
  }

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

  /** Ends an optimisation from within. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped() {
      super(null, null, false, false);
    }
  }

  private final Residuals residuals;
  private final double[] weights;
  private final double[] least;
  private final double[] most;
  private final Control control;
  private final LevenbergMarquardtOptimizer optimizer =
      new LevenbergMarquardtOptimizer()
          .withCostRelativeTolerance(TOLERANCE)
          .withParameterRelativeTolerance(TOLERANCE)
          .withOrthoTolerance(TOLERANCE);

  /**
   * @param weights w by residual
   * @param least lower bounds, {@code most} upper ones
   * @param control once it is stopped, minima are the best points so far
   */
  RobustFit(Residuals residuals, double[] weights, double[] least, double[] most, Control control) {
    this.residuals = residuals;
    this.weights = weights.clone();
    this.least = least.clone();
    this.most = most.clone();
    this.control = control;
  }

  /** The minimum found from each start; the control is notified of each. */
  List<Minimum> minima(Starts starts) {
    control.begin("%s/%s starts", starts.points().size());
    return starts.points().parallelStream() // the order stays
        .map(
            start -> {
              Minimum found =
                  starts.near()
                      ? from(start, FEW_EVALUATIONS, FEW_EVALUATIONS)
                      : from(start, SOME_EVALUATIONS, Integer.MAX_VALUE);
              control.next();
              return found;
            })
        .toList();
  }

  /** The cheapest of the minima of Σ w·r²/2 found from some starts: outliers count in full. */
  Minimum leastSquares(List<double[]> starts) {
    return Minimum.cheapest(starts.stream().map(this::leastSquares).toList());
  }

  private Minimum leastSquares(double[] start) {
    double[] point;
    try {
      point = minimised(clamped(start), weights, Integer.MAX_VALUE);
    } catch (MathRuntimeException e) {
      return failed(start);
    }
    double[] cost = new double[1];
    residuals.at(point, (i, residual, slopes) -> cost[0] += weights[i] * residual * residual / 2);
    return new Minimum(point, cost[0], true);
  }

  /** The other starts may do better. */
  private static Minimum failed(double[] start) {
    return new Minimum(start, Double.POSITIVE_INFINITY, true);
  }

  /**
   * The minimum found from a start.
   *
   * @param first evaluations for the same weights, until nothing moves
   * @param then evaluations from there on, until nothing moves with as many either
   */
  private Minimum from(double[] start, int first, int then) {
    double[] point = clamped(start);
    int evaluations = first;
    for (int i = 0; i < REWEIGHTINGS; i++) {
      double[] next;
      try {
        next = minimised(point, reweighted(point), evaluations);
      } catch (MathRuntimeException e) {
        return i == 0 ? failed(point) : minimum(point, true);
      }
      if (control.isStopped()) {
        return minimum(next, false);
      }
      double moved = 0;
      for (int k = 0; k < next.length; k++) {
        moved = Math.max(moved, Math.abs(next[k] - point[k]));
      }
      point = next;
      if (moved <= STILL && evaluations == then) {
        break;
      }
      evaluations = moved <= STILL ? then : evaluations;
    }
    return minimum(point, true);
  }

  private Minimum minimum(double[] point, boolean complete) {
    double[] cost = new double[1];
    residuals.at(
        point,
        (i, residual, slopes) -> cost[0] += weights[i] * (Math.sqrt(1 + residual * residual) - 1));
    return new Minimum(point, cost[0], complete);
  }

  /**
   * Where Σ weight·r²/2 is least.
   *
   * @param evaluations after which the best point so far does
   * @throws MathRuntimeException if that is not found
   */
  private double[] minimised(double[] start, double[] weight, int evaluations) {
    Descent descent = new Descent(start, weight, evaluations);
    LeastSquaresProblem problem =
        new LeastSquaresBuilder()
            .start(start)
            .target(new double[start.length + 1])
            .model(descent)
            .parameterValidator(point -> new ArrayRealVector(clamped(point.toArray()), false))
            .maxEvaluations(MOST_EVALUATIONS)
            .maxIterations(MOST_EVALUATIONS)
            .build();
    try {
      return clamped(optimizer.optimize(problem).getPoint().toArray());
    } catch (Stopped e) {
      return descent.best;
    }
  }

  /** The residuals as the optimiser sees them, few of the same squares and derivatives. */
  private final class Descent implements MultivariateJacobianFunction {
    private final double[] weight;
    private double[] best;
    private double least = Double.POSITIVE_INFINITY;
    private int left;

    Descent(double[] start, double[] weight, int evaluations) {
      best = start;
      this.weight = weight;
      left = evaluations;
    }

    @Override
    public Pair<RealVector, RealMatrix> value(RealVector point) {
      if (left == 0 || control.isStopped()) {
        throw new Stopped();
      }
      left--;
      double[] at = clamped(point.toArray());
      NormalEquations equations = equations(at, weight);
      if (equations.squares() < least) {
        least = equations.squares();
        best = at;
      }
      holdAtBounds(equations, at);
      double[][] triangle = equations.triangle();
      double[] value = new double[triangle.length];
      double[][] jacobian = new double[triangle.length][];
      for (int i = 0; i < triangle.length; i++) {
        value[i] = triangle[i][at.length];
        jacobian[i] = Arrays.copyOf(triangle[i], at.length);
      }
      return new Pair<>(
          new ArrayRealVector(value, false), new Array2DRowRealMatrix(jacobian, false));
    }
  }

  private NormalEquations equations(double[] point, double[] weight) {
    NormalEquations equations = new NormalEquations(point.length);
    residuals.at(point, (i, residual, slopes) -> equations.add(weight[i], residual, slopes));
    return equations;
  }

  /** What can only leave its bounds stays where it is. */
  private void holdAtBounds(NormalEquations equations, double[] point) {
    double[] gradient = new double[point.length];
    Arrays.setAll(gradient, equations::gradient);
    for (int k = 0; k < point.length; k++) {
      if ((point[k] <= least[k] && gradient[k] > 0) || (point[k] >= most[k] && gradient[k] < 0)) {
        equations.hold(k);
      }
    }
  }

  private double[] reweighted(double[] point) {
    double[] weight = new double[weights.length];
    residuals.at(
        point,
        (i, residual, slopes) -> weight[i] = weights[i] / Math.sqrt(1 + residual * residual));
    return weight;
  }

  private double[] clamped(double[] point) {
    double[] inside = new double[point.length];
    Arrays.setAll(inside, k -> Math.min(most[k], Math.max(least[k], point[k])));
    return inside;
  }

  /** Covariances at a robust minimum, from the reweighted Jacobian; bounds do not count. */
  double[][] posterior(double[] point) {
    return equations(point, reweighted(point)).covariance();
  }

  /** Covariances at a minimum of plain least squares. */
  double[][] covariance(double[] point) {
    return equations(point, weights).covariance();
  }
}
