package sdedge.search.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Prices of tasks, not negative, of the largest sum such that no set of tasks has more than it
 * costs: the dual of covering all tasks by fractions of sets, by the simplex method over the rows
 * that earlier prices violate most.
 */
final class SetPrices {
  private static final double ZERO = 1e-11; // of the largest cost
  private static final int ROWS = 60; // that are added at a time
  private static final int DANTZIG = 2_000; // pivots before cycles are ruled out

  private final List<TaskSet> sets;
  private final double[] costs;
  private final int tasks;
  private final double unit;

  private SetPrices(List<TaskSet> sets, double[] costs, int tasks) {
    this.sets = sets;
    this.costs = costs;
    this.tasks = tasks;
    unit = Math.max(Double.MIN_NORMAL, Arrays.stream(costs).max().orElse(1));
  }

  /**
   * The best prices, by task.
   *
   * @param sets of tasks, all single tasks among them
   * @param costs of each set, seconds
   */
  static double[] of(List<TaskSet> sets, double[] costs, int tasks) {
    return new SetPrices(sets, costs, tasks).prices();
  }

  private double[] prices() {
    List<Integer> rows = new ArrayList<>();
    IntStream.range(0, sets.size()).filter(s -> sets.get(s).size() == 1).forEach(rows::add);
    double[] prices = new Tableau(rows).prices();
    for (List<Integer> more = violated(prices); !more.isEmpty(); more = violated(prices)) {
      rows.addAll(more);
      prices = new Tableau(rows).prices();
    }
    double share = 1;
    for (int s = 0; s < costs.length; s++) {
      double price = of(sets.get(s), prices);
      share = price > costs[s] ? Math.min(share, costs[s] / price) : share;
    }
    double all = share;
    return Arrays.stream(prices).map(price -> price * all).toArray();
  }

  /** Σ of the prices of some tasks. */
  static double of(TaskSet set, double[] prices) {
    double sum = 0;
    for (int i = 0; i < set.size(); i++) {
      sum += prices[set.task(i)];
    }
    return sum;
  }

  private List<Integer> violated(double[] prices) {
    double[] excess = new double[costs.length];
    Arrays.setAll(excess, s -> of(sets.get(s), prices) - costs[s]);
    return IntStream.range(0, costs.length)
        .filter(s -> excess[s] > 10 * tasks * ZERO * unit)
        .boxed()
        .sorted(Comparator.comparingDouble(s -> -excess[s]))
        .limit(ROWS)
        .toList();
  }

  /** Max Σπ, π(S) ≤ C(S) for some S, π ≥ 0: columns are what is 0, rows what is not. */
  private final class Tableau {
    private final double[][] rows; // the right side last; the gains of the columns in the last row
    private final int[] ofRow; // the task that a row is the price of; negative for a slack
    private final int[] ofColumn;

    Tableau(List<Integer> some) {
      rows = new double[some.size() + 1][tasks + 1];
      ofRow = new int[some.size()];
      Arrays.fill(ofRow, -1);
      ofColumn = IntStream.range(0, tasks).toArray();
      for (int r = 0; r < some.size(); r++) {
        TaskSet set = sets.get(some.get(r));
        for (int i = 0; i < set.size(); i++) {
          rows[r][set.task(i)] = 1;
        }
        rows[r][tasks] = costs[some.get(r)] / unit;
      }
      Arrays.fill(rows[some.size()], 0, tasks, 1);
    }

    double[] prices() {
      int pivots = 0;
      for (int in = entering(true); in >= 0; in = entering(pivots < DANTZIG)) {
        pivot(leaving(in), in);
        pivots++;
      }
      double[] prices = new double[tasks];
      for (int r = 0; r < ofRow.length; r++) {
        if (ofRow[r] >= 0) {
          prices[ofRow[r]] = Math.max(0, rows[r][tasks] * unit);
        }
      }
      return prices;
    }

    private int entering(boolean steepest) {
      double[] gains = rows[ofRow.length];
      int best = -1;
      for (int c = 0; c < tasks; c++) {
        if (gains[c] > ZERO && (best < 0 || (steepest && gains[c] > gains[best]))) {
          best = c;
        }
      }
      return best;
    }

    /** Every price is in the row of its single task, so that some row ends every gain. */
    private int leaving(int column) {
      int best = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int r = 0; r < ofRow.length; r++) {
        if (rows[r][column] > ZERO && rows[r][tasks] / rows[r][column] < least) {
          best = r;
          least = rows[r][tasks] / rows[r][column];
        }
      }
      return best;
    }

    private void pivot(int row, int column) {
      double[] chosen = rows[row];
      double by = chosen[column];
      chosen[column] = 1;
      for (int c = 0; c <= tasks; c++) {
        chosen[c] /= by;
      }
      for (int r = 0; r <= ofRow.length; r++) {
        double factor = rows[r][column];
        if (r != row && factor != 0) {
          rows[r][column] = 0;
          for (int c = 0; c <= tasks; c++) {
            rows[r][c] -= factor * chosen[c];
          }
        }
      }
      int leaves = ofRow[row];
      ofRow[row] = ofColumn[column];
      ofColumn[column] = leaves;
    }
  }
}
