package sdedge.check.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Weights on servers, not negative and of sum 1, that make the least weighted load of some paths
 * largest: a matrix game, solved as the linear program max Σy, loads·y ≤ 1, y ≥ 0, by the simplex
 * method with Bland's rule.
 */
final class WeightGame {
  private static final double ZERO = 1e-13;

  private final int servers;
  private final List<double[]> paths = new ArrayList<>();
  private double largest;

  WeightGame(int servers) {
    this.servers = servers;
  }

  /** Adds the loads of a path, by server, none negative and one positive. */
  void add(double[] loads) {
    paths.add(loads.clone());
    largest = Math.max(largest, Arrays.stream(loads).max().orElse(0));
  }

  /** The best weights against the paths so far, at least one. */
  double[] weights() {
    int columns = paths.size() + servers;
    double[][] table = new double[servers + 1][columns + 1];
    int[] basis = new int[servers];
    for (int s = 0; s < servers; s++) {
      for (int p = 0; p < paths.size(); p++) {
        table[s][p] = paths.get(p)[s] / largest;
      }
      table[s][paths.size() + s] = 1;
      table[s][columns] = 1;
      basis[s] = paths.size() + s;
    }
    for (int p = 0; p < paths.size(); p++) {
      table[servers][p] = -1;
    }
    for (int column = entering(table); column >= 0; column = entering(table)) {
      int row = leaving(table, basis, column);
      basis[row] = column;
      LinearSystem.pivot(table, row, column);
    }
    double[] weights = new double[servers];
    double sum = 0;
    for (int s = 0; s < servers; s++) {
      weights[s] = Math.max(0, table[servers][paths.size() + s]);
      sum += weights[s];
    }
    for (int s = 0; s < servers; s++) {
      weights[s] /= sum;
    }
    return weights;
  }

  /** The least weighted load of the paths so far. */
  double value(double[] weights) {
    return paths.stream()
        .mapToDouble(path -> LinearSystem.product(path, weights))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static int entering(double[][] table) {
    double[] costs = table[table.length - 1];
    for (int column = 0; column < costs.length - 1; column++) {
      if (costs[column] < -ZERO) {
        return column;
      }
    }
    return -1;
  }

  private static int leaving(double[][] table, int[] basis, int column) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int row = 0; row < basis.length; row++) {
      if (table[row][column] > ZERO) {
        double ratio = table[row][table[row].length - 1] / table[row][column];
        if (ratio < least || (ratio == least && basis[row] < basis[best])) {
          least = ratio;
          best = row;
        }
      }
    }
    if (best < 0) {
      throw new UndecidedException("no weights were found");
    }
    return best;
  }
}
