package sdedge.search.dp;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;

/**
 * D_θ(i, j), the shortest path from position i to j over batches of length θ·Σa + (1 − θ)·Σb, for
 * every θ tried: no plan gets from i to j faster (MODEL.md section 7, "Bounds"). It holds because
 * every b and every a lies in at least one slot, of length max(a, b) ≥ θ·a + (1 − θ)·b; waiting for
 * uploads only adds.
 */
final class PathBounds {
  private final double[][] weights;
  private final double[][][] between; // by θ, from, to − from
  private final double[][][] laterBetween; // the same without step 1
  private final double[][] toEnd; // by θ, from

  /** Bounds from {@code lightest}, which gives by θ and start the least length to each end. */
  private PathBounds(
      double[][] weights,
      ContiguousProblem problem,
      double[][][] lightest,
      double[][][] lightestLater) {
    this.weights = weights;
    int size = problem.size();
    between = new double[weights.length][size + 1][];
    laterBetween = new double[weights.length][size + 1][];
    toEnd = new double[weights.length][size + 1];
    for (int t = 0; t < weights.length; t++) {
      for (int i = size - 1; i >= 0; i--) {
        between[t][i] = row(lightest[t], i, problem.cohortReach()[i]);
        laterBetween[t][i] = row(lightestLater[t], i, problem.cohortReach()[i]);
        toEnd[t][i] = toEnd(lightest[t][i], toEnd[t], i);
      }
      between[t][size] = new double[1];
      laterBetween[t][size] = new double[1];
    }
  }

  /**
   * Computes the bounds; rows of the table are built and, unless {@code keepRows}, dropped. Null if
   * the control stops it.
   */
  static @Nullable PathBounds of(
      ContiguousProblem problem,
      BatchTable table,
      double[][] weights,
      boolean keepRows,
      Control control) {
    double[][][] lightest = new double[weights.length][problem.size()][];
    double[][][] lightestLater = new double[weights.length][problem.size()][];
    for (int i = 0; i < problem.size(); i++) {
      if (control.stop() != null) {
        return null;
      }
      BatchRow row = table.row(i);
      for (int t = 0; t < weights.length; t++) {
        double[] weight = weights[t];
        lightest[t][i] = lightest(row, index -> length(row, index, weight));
        lightestLater[t][i] = lightest(row, index -> laterLength(row, index, weight));
      }
      if (!keepRows) {
        table.drop(i);
      }
    }
    return new PathBounds(weights, problem, lightest, lightestLater);
  }

  private static double[] lightest(BatchRow row, IntToDoubleFunction length) {
    double[] least = new double[row.count / row.lengths];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int index = 0; index < row.count; index++) {
      int end = index / row.lengths;
      least[end] = Math.min(least[end], length.applyAsDouble(index));
    }
    return least;
  }

  /** θ·Σa + (1 − θ)·Σb of a batch. */
  static double length(BatchRow row, int index, double[] weight) {
    return weight[0] * (row.firstA(index) + row.laterA[index]) + weight[1] * row.allB[index];
  }

  /** θ·Σ_{n≥2} a + (1 − θ)·Σ_{n≥2} b of a batch. */
  private static double laterLength(BatchRow row, int index, double[] weight) {
    return weight[0] * row.laterA[index] + weight[1] * row.laterB[index];
  }

  private static double[] row(double[][] lightest, int from, int reach) {
    double[] distance = new double[reach - from + 1];
    Arrays.fill(distance, 1, distance.length, Double.POSITIVE_INFINITY);
    for (int i = from; i < reach; i++) {
      double here = distance[i - from];
      int ends = Math.min(lightest[i].length, reach - i);
      for (int e = 0; e < ends; e++) {
        int to = i + 1 + e - from;
        distance[to] = Math.min(distance[to], here + lightest[i][e]);
      }
    }
    return distance;
  }

  private static double toEnd(double[] lightest, double[] toEnd, int from) {
    double least = Double.POSITIVE_INFINITY;
    for (int e = 0; e < lightest.length; e++) {
      least = Math.min(least, lightest[e] + toEnd[from + 1 + e]);
    }
    return least;
  }

  /** Number of θ. */
  int thetas() {
    return weights.length;
  }

  /** (θ, 1 − θ), or the weights a pipeline has instead. */
  double[] weight(int theta) {
    return weights[theta];
  }

  /** D_θ(i, j) for j up to the reach of a cohort from i. */
  double between(int theta, int i, int j) {
    return between[theta][i][j - i];
  }

  /** As {@link #between}, of the steps n ≥ 2 alone. */
  double laterBetween(int theta, int i, int j) {
    return laterBetween[theta][i][j - i];
  }

  /** D_θ(i, K). */
  double toEnd(int theta, int i) {
    return toEnd[theta][i];
  }

  /** max_θ D_θ(i, K). */
  double toEnd(int i) {
    double bound = 0;
    for (double[] byStart : toEnd) {
      bound = Math.max(bound, byStart[i]);
    }
    return bound;
  }
}
