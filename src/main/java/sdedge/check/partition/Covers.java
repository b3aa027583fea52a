package sdedge.check.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import sdedge.check.claim.Deadline;
import sdedge.check.claim.MatrixGame;

/**
 * The cheapest columns that cover all rows. What rows are worth to columns, at most what each
 * costs, is the mix of rows of a game in which a column is paid its rows per cost, whose mix of
 * columns covers all rows at the least cost; branch and bound on pairs of rows that are in one
 * column or in two finds whole ones.
 */
final class Covers {
  private static final double ROUNDING = 1e-13; // of what a row costs by itself
  private static final double LEAST = 1e-100; // seconds
  private static final double WHOLE = 1e-5; // of a share

  private final int rows;
  private final List<int[]> columns; // the rows of each
  private final double[] costs;
  private final Deadline deadline;
  private final double alone; // what a row costs by itself, more than any cover
  private final double sure; // below which a cost is none
  private final Set<Integer> active = new LinkedHashSet<>(); // columns that are played
  private final double[] prices; // by row
  private final double[] shares; // by column
  private boolean[] allowed = new boolean[0];
  private double below; // whatever costs as much is not looked for

  /**
   * Before any is solved.
   *
   * @param columns the rows of each
   * @param costs of each; may change between solutions
   * @param most at least what any column costs
   */
  Covers(int rows, List<int[]> columns, double[] costs, double most, Deadline deadline) {
    this.rows = rows;
    this.columns = columns;
    this.costs = costs;
    this.deadline = deadline;
    alone = 2 * rows * Math.max(most, LEAST);
    sure = ROUNDING * alone;
    prices = new double[rows];
    shares = new double[columns.size()];
  }

  /** Solves it with the columns that may be used. */
  void solve(boolean[] columnsAllowed) {
    allowed = columnsAllowed;
    active.removeIf(column -> !allowed[column]);
    do {
      deadline.check();
      play();
    } while (active.addAll(entering()));
  }

  private void play() {
    List<double[]> payoffs = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      payoffs.add(payoff(alone, r));
    }
    active.forEach(column -> payoffs.add(payoff(costs[column], columns.get(column))));
    MatrixGame game = MatrixGame.of(payoffs);
    double most = 0; // of what a column is paid
    for (double[] payoff : payoffs) {
      double paid = 0;
      for (int r = 0; r < rows; r++) {
        paid -= game.rows()[r] * payoff[r];
      }
      most = Math.max(most, paid);
    }
    for (int r = 0; r < rows; r++) {
      prices[r] = game.rows()[r] / most;
    }
    Arrays.fill(shares, 0);
    int place = rows;
    for (int column : active) {
      shares[column] = game.columns()[place] / (most * Math.max(costs[column], sure));
      place++;
    }
  }

  private double[] payoff(double cost, int... covered) {
    double[] payoff = new double[rows];
    for (int r : covered) {
      payoff[r] = -1 / Math.max(cost, sure);
    }
    return payoff;
  }

  /** By row the column with it that costs the least beyond its prices, if that is less than 0. */
  private List<Integer> entering() {
    int[] entering = new int[rows];
    double[] least = new double[rows];
    Arrays.fill(entering, -1);
    Arrays.fill(least, -sure);
    for (int j = 0; j < costs.length; j++) {
      double reduced = allowed[j] ? reduced(j) : 0;
      for (int r : reduced < 0 ? columns.get(j) : new int[0]) {
        if (reduced < least[r]) {
          least[r] = reduced;
          entering[r] = j;
        }
      }
    }
    return Arrays.stream(entering).filter(column -> column >= 0).boxed().toList();
  }

  /** What a column costs beyond its prices. */
  double reduced(int column) {
    double reduced = costs[column];
    for (int r : columns.get(column)) {
      reduced -= prices[r];
    }
    return reduced;
  }

  /** The price of a row. */
  double price(int row) {
    return prices[row];
  }

  /** What no cover costs less than: the prices, less what any columns cost below theirs. */
  double bound() {
    double least = 0;
    for (int j = 0; j < costs.length; j++) {
      least = allowed[j] ? Math.min(least, reduced(j)) : least;
    }
    return Arrays.stream(prices).sum() + rows * least;
  }

  /** What the columns of a solution cost that are whole. */
  private double costOfWhole() {
    double cost = 0;
    for (int j = 0; j < shares.length; j++) {
      cost += shares[j] > 0.5 ? costs[j] : 0;
    }
    return cost;
  }

  /** The cheapest cover by whole columns, of those that may be used; infinite if none is below. */
  double whole(boolean[] useful, double limit) {
    below = limit;
    branch(useful);
    return below < limit ? below : Double.POSITIVE_INFINITY;
  }

  private void branch(boolean[] some) {
    solve(some);
    double bound = bound();
    if (bound >= below) {
      return;
    }
    boolean[] left = new boolean[some.length];
    for (int j = 0; j < left.length; j++) {
      left[j] = some[j] && reduced(j) < below - bound;
    }
    double[][] together = together();
    int[] pair = pair(together);
    if (pair.length == 0) {
      below = Math.min(below, costOfWhole());
      return;
    }
    boolean first = together[pair[0]][pair[1]] >= 0.5;
    branch(with(left, pair, first));
    branch(with(left, pair, !first));
  }

  /** For how much both rows are in one column. */
  private double[][] together() {
    double[][] together = new double[rows][rows];
    for (int j = 0; j < shares.length; j++) {
      if (shares[j] > 0) {
        for (int r : columns.get(j)) {
          for (int other : columns.get(j)) {
            together[r][other] += shares[j];
          }
        }
      }
    }
    return together;
  }

  /** The pair that is the least decided; empty if all are. */
  private int[] pair(double[][] together) {
    double most = WHOLE;
    int[] pair = {};
    for (int r = 0; r < rows; r++) {
      for (int other = r + 1; other < rows; other++) {
        double covered = Math.max(together[r][r], together[other][other]); // 1 at least
        double open = Math.min(together[r][other], covered - together[r][other]);
        if (open > most) {
          most = open;
          pair = new int[] {r, other};
        }
      }
    }
    return pair;
  }

  private boolean[] with(boolean[] allowed, int[] pair, boolean areTogether) {
    boolean[] with = allowed.clone();
    for (int j = 0; j < with.length; j++) {
      if (with[j]) {
        boolean one = Arrays.stream(columns.get(j)).anyMatch(r -> r == pair[0]);
        boolean other = Arrays.stream(columns.get(j)).anyMatch(r -> r == pair[1]);
        with[j] = areTogether ? one == other : !(one && other);
      }
    }
    return with;
  }
}
