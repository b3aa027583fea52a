package sdedge.wireless.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The weights that prove most about some plans at once: the maximum of their least bound, which is
 * the optimum of the best mixture of these plans (docs/model.md section 7, column generation).
 */
public final class RestrictedMaster {
  private static final double LEAST = 1e-9; // of the largest weight

  private final Traffic traffic;
  private final List<double[]> plans;
  private Barrier barrier;

  /**
   * A master of some plans.
   *
   * @param plans L by position, at least one
   * @param weights to begin with, &gt; 0
   */
  public RestrictedMaster(Traffic traffic, List<double[]> plans, double[] weights) {
    this.traffic = traffic;
    this.plans = new ArrayList<>(plans);
    barrier = new Barrier(new DualProblem(traffic, plans), weights);
  }

  /** Weights to begin with if none are known. */
  public static double[] evenWeights(Traffic traffic) {
    return DualProblem.evenWeights(traffic);
  }

  /** Weights to begin with near others, some of which may be 0. */
  public static double[] positive(Traffic traffic, double[] weights) {
    double[] even = DualProblem.evenWeights(traffic);
    double largest = 0;
    for (int u = 0; u < weights.length; u++) {
      largest = Math.max(largest, weights[u] / even[u]);
    }
    double[] positive = weights.clone();
    for (int u = 0; u < weights.length; u++) {
      positive[u] = Math.max(positive[u], LEAST * largest * even[u]);
    }
    return positive;
  }

  /** One plan more. */
  public void add(double[] pathS) {
    plans.add(pathS);
    barrier = new Barrier(new DualProblem(traffic, plans), barrier.point().weights());
  }

  /** Moves to the maximum smoothed by ε, seconds; the least bound is then up to nε below it. */
  public void centre(double epsilon) {
    barrier.centre(epsilon);
  }

  /** The least bound of the plans under the weights, seconds. */
  public double leastBound() {
    return barrier.point().leastBound();
  }

  /**
   * The weights, with those 0 that the smoothing alone keeps from it: the last prompts of each
   * cell, and fixed tasks, whose part in the bound is below a limit; all of them if none is above
   * it.
   *
   * @param limitS seconds
   * @param makespanS about what a plan takes
   */
  public double[] weights(double limitS, double makespanS) {
    double[] weights = barrier.point().weights().clone();
    for (int c = 0; c < traffic.cells().size(); c++) {
      SharedCell cell = traffic.cells().get(c);
      int offset = traffic.offset(c);
      for (int k = cell.size() - 1; k >= 0; k--) {
        if (weights[offset + k] * cell.bits()[k] >= limitS) {
          break;
        }
        weights[offset + k] = 0;
      }
    }
    for (int u = traffic.offset(traffic.cells().size()); u < weights.length; u++) {
      weights[u] = weights[u] * makespanS < limitS ? 0 : weights[u];
    }
    boolean allZero = Arrays.stream(weights).allMatch(weight -> weight == 0);
    return allZero ? barrier.point().weights() : weights;
  }
}
