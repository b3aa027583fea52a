package sdedge.search.asynchronous;

import java.util.Arrays;
import java.util.List;

/**
 * Weights of servers, not negative and of sum 1, under which the lightest of some paths is as heavy
 * as can be: the dual of the linear program max Σy, Σ_p y_p·loads_p ≤ 1, y ≥ 0, by the simplex
 * method.
 */
final class Weights {
  private static final double ZERO = 1e-12;
  private static final int MOST_PIVOTS = 2_000;

  private final int paths;
  private final int servers;
  private final double[][] table; // a row per server and one of costs; slacks after the paths
  private final int[] basis;

  private Weights(List<double[]> loads, int servers) {
    paths = loads.size();
    this.servers = servers;
    table = new double[servers + 1][paths + servers + 1];
    basis = new int[servers];
    double unit = loads.stream().flatMapToDouble(Arrays::stream).max().orElse(1);
    for (int s = 0; s < servers; s++) {
      for (int p = 0; p < paths; p++) {
        table[s][p] = loads.get(p)[s] / unit;
      }
      table[s][paths + s] = 1;
      table[s][paths + servers] = 1;
      basis[s] = paths + s;
    }
    Arrays.fill(table[servers], 0, paths, -1);
  }

  /**
   * The best weights.
   *
   * @param loads of each path, at least one, by server; each positive somewhere
   */
  static double[] against(List<double[]> loads, int servers) {
    Weights program = new Weights(loads, servers);
    int pivots = 0;
    for (int in = program.entering(); in >= 0 && pivots < MOST_PIVOTS; in = program.entering()) {
      program.pivot(program.leaving(in), in);
      pivots++;
    }
    return program.prices();
  }

  /** The first column that improves, so that there are no cycles; negative if none does. */
  private int entering() {
    for (int column = 0; column < paths + servers; column++) {
      if (table[servers][column] < -ZERO) {
        return column;
      }
    }
    return -1;
  }

  private int leaving(int column) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int s = 0; s < servers; s++) {
      if (table[s][column] > ZERO) {
        double ratio = table[s][paths + servers] / table[s][column];
        if (ratio < least || (ratio == least && basis[s] < basis[best])) {
          best = s;
          least = ratio;
        }
      }
    }
    return best;
  }

  private void pivot(int row, int column) {
    double[] chosen = table[row];
    double by = chosen[column];
    for (int c = 0; c < chosen.length; c++) {
      chosen[c] /= by;
    }
    for (int r = 0; r <= servers; r++) {
      double factor = table[r][column];
      if (r != row && factor != 0) {
        for (int c = 0; c < chosen.length; c++) {
          table[r][c] -= factor * chosen[c];
        }
      }
    }
    basis[row] = column;
  }

  private double[] prices() {
    double[] prices = new double[servers];
    for (int s = 0; s < servers; s++) {
      prices[s] = Math.max(0, table[servers][paths + s]);
    }
    double sum = Arrays.stream(prices).sum();
    return Arrays.stream(prices).map(price -> price / sum).toArray();
  }
}
