package sdedge.wireless.allocation;

import java.util.Arrays;

/** The quadratic model of {@link Barrier} at a point, in the logarithms of the weights. */
final class BarrierModel {
  private static final double LEAST_WINDOW = 1e-3; // of ε

  private final DualProblem problem;
  private final DualPoint point;
  private final double epsilon;
  private final int n;
  private final double[] mixture;
  private final double[][] excess; // by plan: what it delivers too much, weighted
  private final double[] scale; // gradient of the scale of the weights
  private final double[] residual; // gradient of −H along the scale 1
  private final double meanBound;

  BarrierModel(DualProblem problem, DualPoint point, double epsilon) {
    this.problem = problem;
    this.point = point;
    this.epsilon = epsilon;
    n = point.weights().length;
    mixture = point.mixture(epsilon);
    excess = new double[mixture.length][];
    double mean = 0;
    for (int x = 0; x < mixture.length; x++) {
      excess[x] = excess(x);
      mean += mixture[x] * point.bounds()[x];
    }
    meanBound = mean;
    scale = scale();
    residual = new double[n];
    for (int u = 0; u < n; u++) {
      double sum = 0;
      for (int x = 0; x < mixture.length; x++) {
        sum += mixture[x] * excess[x][u];
      }
      residual[u] = sum + epsilon * (n * scale[u] - 1);
    }
  }

  /** The Newton direction of ln(weights) that keeps their scale. */
  double[] direction() {
    Cholesky factor = new Cholesky(matrix());
    double[] x = factor.solve(Arrays.stream(residual).map(r -> -r).toArray());
    double[] y = factor.solve(scale);
    double shift = dot(scale, x) / dot(scale, y);
    for (int u = 0; u < n; u++) {
      x[u] -= shift * y[u];
    }
    return x;
  }

  /** What H gains along a direction, to first order. */
  double gain(double[] direction) {
    return -dot(residual, direction);
  }

  private double[] excess(int x) {
    double[] over = new double[n];
    int u = 0;
    for (int c = 0; c < problem.windows.length; c++) {
      CellWindows windows = problem.windows[c];
      SharedCell cell = problem.traffic.cells().get(c);
      double untilFirst = point.bounds()[x] - windows.first()[x];
      for (int k = 0; k < cell.size(); k++, u++) {
        double bits = untilFirst * point.windows()[c][0].rate(k) - cell.bits()[k];
        for (int w = 1; w <= windows.last()[k]; w++) {
          bits += windows.lengths()[x][w] * point.windows()[c][w].rate(k);
        }
        over[u] = point.weights()[u] * bits;
      }
    }
    Traffic traffic = problem.traffic;
    for (int k = 0; k < traffic.fixed().length; k++, u++) {
      double due = traffic.fixedReadyS()[k] + problem.plans.get(x)[traffic.fixed()[k]];
      over[u] = point.weights()[u] * (point.bounds()[x] - due);
    }
    return over;
  }

  private double[] scale() {
    double[] gradient = point.weights().clone();
    int u = 0;
    for (int c = 0; c < problem.windows.length; c++) {
      for (int k = 0; k < problem.traffic.cells().get(c).size(); k++, u++) {
        gradient[u] *= point.windows()[c][0].rate(k);
      }
    }
    return gradient;
  }

  /** Positive definite; its lower triangle. */
  private double[][] matrix() {
    double[][] matrix = new double[n][n];
    for (int u = 0; u < n; u++) {
      matrix[u][u] = epsilon;
    }
    double longest = meanBound;
    for (int c = 0; c < problem.windows.length; c++) {
      longest = Math.max(longest, addWindows(matrix, c));
    }
    for (int x = 0; mixture.length > 1 && x < mixture.length; x++) {
      double[] apart = excess[x].clone();
      for (int u = 0; u < n; u++) {
        apart[u] -= residual[u] - epsilon * (n * scale[u] - 1);
      }
      addSquare(matrix, apart, mixture[x] / epsilon, 0);
    }
    addSquare(matrix, scale, longest, 0); // changes nothing but removes a null vector
    return matrix;
  }

  private double addWindows(double[][] matrix, int c) {
    CellWindows windows = problem.windows[c];
    double longest = 0;
    for (int w = 0; w < windows.count(); w++) {
      double length = w == 0 ? firstLength(windows) : meanLength(windows, w);
      WeightedSumRate band = point.windows()[c][w];
      double[] slopes = band.slopes();
      double total = Arrays.stream(slopes).sum();
      int at = problem.traffic.offset(c) + band.from();
      double cost = length * band.price();
      if (total > 0 && cost > 0) {
        for (int k = 0; k < slopes.length; k++) {
          matrix[at + k][at + k] += cost * slopes[k];
        }
        addSquare(matrix, slopes, -cost / total, at);
      }
      longest = Math.max(longest, length);
    }
    return longest;
  }

  private double firstLength(CellWindows windows) {
    double mean = 0;
    for (int x = 0; x < mixture.length; x++) {
      mean += mixture[x] * windows.first()[x];
    }
    return Math.max(meanBound + n * epsilon - mean, LEAST_WINDOW * epsilon);
  }

  private double meanLength(CellWindows windows, int w) {
    double mean = 0;
    for (int x = 0; x < mixture.length; x++) {
      mean += mixture[x] * windows.lengths()[x][w];
    }
    return mean;
  }

  private static void addSquare(double[][] matrix, double[] vector, double factor, int at) {
    for (int i = 0; i < vector.length; i++) {
      double left = factor * vector[i];
      if (left != 0) {
        double[] row = matrix[at + i];
        for (int j = 0; j <= i; j++) {
          row[at + j] += left * vector[j];
        }
      }
    }
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
