package sdedge.wireless.allocation;

import java.util.Arrays;

/**
 * Maximises the least bound of several plans over the weights, smoothed by ε: Newton in ln(weights)
 * for H = −ε ln Σ_x e^(−φ_x/ε) + ε Σ ln(weights) on the weights of scale 1. At the maximum every
 * prompt is delivered with some excess by the mixture of the plans, and its bound is nε below what
 * that takes, n the number of weights.
 */
final class Barrier {
  private static final int MAX_STEPS = 50;
  private static final double CENTRED = 1e-3;
  private static final double SURE = 1e-6; // so small a step needs no test
  private static final double FRACTION_TO_ZERO = 0.9;
  private static final double LEAST_GAIN = 1e-4;
  private static final double LEAST_STEP = 1e-12;

  private final DualProblem problem;
  private DualPoint point;
  private double decrement = Double.POSITIVE_INFINITY;

  Barrier(DualProblem problem, double[] weights) {
    this(problem, problem.at(weights, null));
  }

  Barrier(DualProblem problem, DualPoint begin) {
    this.problem = problem;
    point = begin;
  }

  /** Where it is. */
  DualPoint point() {
    return point;
  }

  /** How far from the maximum the last step began, in ε. */
  double decrement() {
    return decrement;
  }

  /** Steps until the maximum for ε is near. */
  void centre(double epsilon) {
    for (int i = 0; i < MAX_STEPS; i++) {
      step(epsilon);
      if (decrement < CENTRED) {
        break;
      }
    }
  }

  /** One Newton step. */
  void step(double epsilon) {
    BarrierModel model = new BarrierModel(problem, point, epsilon);
    double[] direction = model.direction();
    double gain = model.gain(direction);
    decrement = gain / epsilon;
    double steepest = Arrays.stream(direction).map(x -> -x).max().orElse(0);
    double t = steepest > 0 ? Math.min(1, FRACTION_TO_ZERO / steepest) : 1;
    double here = point.smoothed(epsilon);
    while (t > LEAST_STEP) {
      DualPoint next = problem.at(moved(direction, t), point);
      boolean sure = t * decrement < SURE;
      if (sure || next.smoothed(epsilon) >= here + LEAST_GAIN * t * gain) {
        point = next;
        return;
      }
      t /= 2;
    }
    decrement = 0; // rounding leaves nothing to gain
  }

  private double[] moved(double[] direction, double t) {
    double[] weights = point.weights().clone();
    for (int u = 0; u < weights.length; u++) {
      weights[u] *= 1 + t * direction[u];
    }
    return weights;
  }
}
