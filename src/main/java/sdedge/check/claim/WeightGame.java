package sdedge.check.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.PivotSelectionRule;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.util.MathArrays;

/**
 * Weights on servers, not negative and of sum 1, that make the least weighted load of some paths
 * largest: a matrix game, solved as the linear program min Σw, loads·w ≥ 1, w ≥ 0.
 */
final class WeightGame {
  private static final double ZERO = 1e-13;

  private final List<double[]> paths = new ArrayList<>();

  /** Adds the loads of a path, by server, none negative and one positive. */
  void add(double[] loads) {
    paths.add(loads);
  }

  /** The best weights against the paths so far, at least one. */
  double[] weights() {
    double largest = paths.stream().flatMapToDouble(Arrays::stream).max().orElse(0);
    List<LinearConstraint> constraints = new ArrayList<>();
    for (double[] path : paths) {
      double[] scaled = MathArrays.scale(1 / largest, path);
      constraints.add(new LinearConstraint(scaled, Relationship.GEQ, 1));
    }
    double[] each = new double[paths.get(0).length];
    Arrays.fill(each, 1);
    try {
      double[] weights =
          new SimplexSolver(ZERO)
              .optimize(
                  new LinearObjectiveFunction(each, 0),
                  new LinearConstraintSet(constraints),
                  GoalType.MINIMIZE,
                  new NonNegativeConstraint(true),
                  PivotSelectionRule.BLAND)
              .getPoint();
      return MathArrays.scale(1 / Arrays.stream(weights).sum(), weights);
    } catch (MathIllegalStateException e) {
      throw new UndecidedException("no weights were found");
    }
  }

  /** The least weighted load of the paths so far. */
  double value(double[] weights) {
    return paths.stream()
        .mapToDouble(path -> MathArrays.linearCombination(path, weights))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
