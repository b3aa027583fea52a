package sdedge.oracle.partition;

import java.util.Arrays;
import java.util.List;
import sdedge.oracle.claim.Deadline;

/**
 * The linear program of covers: shares of columns that contain every row once in all, at the least
 * cost. A simplex method that goes on from the basis of the last solution.
 */
final class CoverProgram {
  private static final double TINY = 1e-9;
  private static final double ROUNDING = 1e-12;
  private static final double NUDGE =
      1e-7; // of the right sides, so that hardly any ratios are equal
  private static final double GOLDEN = 0.6180339887498949;
  private static final int REFRESH = 50;

  private final int rows;
  private final List<int[]> columns; // the rows of each
  private final double[] costs;
  private final Deadline deadline;
  private final double forbidden; // what a column costs more that may not be used
  private final double sure; // below which a cost is none
  private final double[] right;
  private final int[] basis; // columns, and behind them one of each row alone
  private final double[][] inverse;
  private final double[] shares; // of the columns of the basis
  private final double[] prices; // by row
  private boolean[] allowed = new boolean[0];
  private int pivots;

  /**
   * A program.
   *
   * @param columns the rows of each
   * @param costs of each; may change between solutions
   * @param most at least what any column costs
   */
  CoverProgram(int rows, List<int[]> columns, double[] costs, double most, Deadline deadline) {
    this.rows = rows;
    this.columns = columns;
    this.costs = costs;
    this.deadline = deadline;
    forbidden = 2 * rows * most;
    sure = ROUNDING * most;
    right = new double[rows];
    basis = new int[rows];
    inverse = new double[rows][rows];
    shares = new double[rows];
    prices = new double[rows];
    for (int r = 0; r < rows; r++) {
      right[r] = 1 + NUDGE * ((r + 1) * GOLDEN % 1);
      basis[r] = columns.size() + r;
    }
    refresh();
  }

  /** Solves it with the columns that may be used. */
  void solve(boolean[] columnsAllowed) {
    allowed = columnsAllowed;
    while (true) {
      deadline.check();
      price();
      int entering = entering();
      if (entering < 0 || !pivot(entering)) {
        return;
      }
    }
  }

  private double cost(int column) {
    return column >= columns.size() ? forbidden : costs[column] + (allowed[column] ? 0 : forbidden);
  }

  private void price() {
    Arrays.fill(prices, 0);
    for (int i = 0; i < rows; i++) {
      double cost = cost(basis[i]);
      for (int r = 0; r < rows; r++) {
        prices[r] += cost * inverse[i][r];
      }
    }
  }

  /** The column that costs least beyond its prices; negative if none costs less. */
  private int entering() {
    int entering = -1;
    double least = -sure;
    for (int j = 0; j < costs.length; j++) {
      if (allowed[j]) {
        double reduced = reduced(j);
        if (reduced < least) {
          least = reduced;
          entering = j;
        }
      }
    }
    return entering;
  }

  /** What a column costs beyond its prices. */
  double reduced(int column) {
    double reduced = costs[column];
    for (int r : columns.get(column)) {
      reduced -= prices[r];
    }
    return reduced;
  }

  /** False if the column can be in no basis but for rounding. */
  private boolean pivot(int entering) {
    double[] direction = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (int r : columns.get(entering)) {
        direction[i] += inverse[i][r];
      }
    }
    int leaving = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < rows; i++) {
      if (direction[i] > TINY && shares[i] / direction[i] < least) {
        least = shares[i] / direction[i];
        leaving = i;
      }
    }
    if (leaving < 0) {
      return false;
    }
    basis[leaving] = entering;
    if (++pivots % REFRESH == 0) {
      refresh();
      return true;
    }
    for (int r = 0; r < rows; r++) {
      inverse[leaving][r] /= direction[leaving];
    }
    for (int i = 0; i < rows; i++) {
      if (i != leaving && direction[i] != 0) {
        for (int r = 0; r < rows; r++) {
          inverse[i][r] -= direction[i] * inverse[leaving][r];
        }
      }
    }
    weigh();
    return true;
  }

  private void weigh() {
    for (int i = 0; i < rows; i++) {
      double share = 0;
      for (int r = 0; r < rows; r++) {
        share += inverse[i][r] * right[r];
      }
      shares[i] = Math.max(0, share);
    }
  }

  /** Inverts the basis anew. */
  private void refresh() {
    double[][] matrix = new double[rows][2 * rows];
    for (int i = 0; i < rows; i++) {
      matrix[i][rows + i] = 1;
      if (basis[i] >= columns.size()) {
        matrix[basis[i] - columns.size()][i] = 1;
      } else {
        for (int r : columns.get(basis[i])) {
          matrix[r][i] = 1;
        }
      }
    }
    for (int i = 0; i < rows; i++) {
      int largest = i;
      for (int r = i + 1; r < rows; r++) {
        largest = Math.abs(matrix[r][i]) > Math.abs(matrix[largest][i]) ? r : largest;
      }
      double[] swap = matrix[i];
      matrix[i] = matrix[largest];
      matrix[largest] = swap;
      double diagonal = matrix[i][i];
      for (int c = i; c < 2 * rows; c++) {
        matrix[i][c] /= diagonal;
      }
      for (int r = 0; r < rows; r++) {
        double factor = matrix[r][i];
        for (int c = i; r != i && factor != 0 && c < 2 * rows; c++) {
          matrix[r][c] -= factor * matrix[i][c];
        }
      }
    }
    for (int i = 0; i < rows; i++) {
      System.arraycopy(matrix[i], rows, inverse[i], 0, rows);
    }
    weigh();
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

  /** The rows of a column. */
  int[] rows(int column) {
    return columns.get(column);
  }

  /** What the columns of a solution cost that are whole. */
  double whole() {
    double cost = 0;
    double[] byColumn = shares();
    for (int j = 0; j < byColumn.length; j++) {
      cost += byColumn[j] > 0.5 ? costs[j] : 0;
    }
    return cost;
  }

  /** The share of each column, but for the nudges. */
  double[] shares() {
    double[] byColumn = new double[columns.size()];
    for (int i = 0; i < rows; i++) {
      if (basis[i] < columns.size()) {
        byColumn[basis[i]] = shares[i];
      }
    }
    return byColumn;
  }
}
