package sdedge.search.partition;

import java.util.List;
import java.util.stream.IntStream;
import sdedge.search.milp.CoverSolver.Column;
import sdedge.wireless.allocation.Cholesky;

/**
 * Prices that columns leave some room to: Newton for Σ asked·price − n·ε·ln(1 + Σ_c e^(lack_c/ε)) +
 * ε·Σ ln(price of a row at least), lack_c what the prices of c come to beyond its cost
 * (docs/model.md section 7, "All batch plans"). The smaller ε is, the nearer this is to what the
 * prices come to less n times what a column lacks at most, whose maximum the duals of the linear
 * program are.
 */
final class SmoothPrices {
  private static final int MOST_STEPS = 40;
  private static final int MOST_HALVINGS = 30;
  private static final double CENTRED = 1e-2; // of n·ε, that a step gains at least
  private static final double LEAST_GAIN = 1e-3; // of what a step promises
  private static final double FRACTION_TO_ZERO = 0.95;
  private static final double FIRST = 1e-2; // of ε, that a row costs at least at the beginning
  private static final double NOTHING = 1e-12; // of a weight
  private static final double FINER = 4; // from one ε to the next

  private final int exact; // rows met exactly
  private final double[] asked;
  private final double most;
  private final double[] begin;
  private final double ridge; // of the square of a price beside where it begins
  private double epsilonS;
  private final List<Column> columns;
  private final double[] weights; // by column, of their mean
  private double[] prices;
  private double lackS; // what a column lacks at most, no less than 0
  private double valueS;
  private final double[] gradient;

  /**
   * Begins somewhere.
   *
   * @param asked by row, of which the first {@code exact} are met exactly; 0 of one that is left
   *     out
   * @param most n, how often what a column lacks counts
   * @param begin by row, seconds; prices stay near
   * @param ridge of the square of a difference to these, per second
   */
  SmoothPrices(
      double[] asked, int exact, double most, List<Column> columns, double[] begin, double ridge) {
    this.asked = asked;
    this.exact = exact;
    this.most = most;
    this.columns = columns;
    this.begin = begin;
    this.ridge = ridge;
    weights = new double[columns.size()];
    gradient = new double[asked.length];
    prices = begin.clone();
  }

  /** Steps until the maximum is near, of one ε after the other if much is lacking. */
  SmoothPrices centre(double leastS) {
    for (int r = exact; r < prices.length; r++) {
      prices[r] = asked[r] > 0 ? Math.max(prices[r], FIRST * leastS) : 0;
    }
    epsilonS = leastS;
    evaluate(prices);
    double nextS = Math.max(leastS, lackS / FINER);
    do {
      epsilonS = nextS;
      valueS = evaluate(prices);
      for (int i = 0; i < MOST_STEPS && step(); i++) {}
      nextS = Math.max(leastS, epsilonS / FINER);
    } while (nextS < epsilonS);
    return this;
  }

  /** By row, seconds. */
  double[] prices() {
    return prices.clone();
  }

  /** One Newton step; false if little is to be gained. */
  private boolean step() {
    double[] direction = new Cholesky(derivatives()).solve(gradient);
    double promised = 0;
    double length = 1;
    for (int r = 0; r < direction.length; r++) {
      promised += gradient[r] * direction[r];
      if (isPositive(r) && direction[r] < 0) {
        length = Math.min(length, -FRACTION_TO_ZERO * prices[r] / direction[r]);
      }
    }
    if (promised < CENTRED * most * epsilonS) {
      return false;
    }
    for (int halving = 0; halving < MOST_HALVINGS; halving++) {
      double[] next = new double[prices.length];
      for (int r = 0; r < next.length; r++) {
        next[r] = prices[r] + length * direction[r];
      }
      double nextS = evaluate(next);
      if (nextS > valueS + LEAST_GAIN * length * promised) {
        prices = next;
        valueS = nextS;
        return true;
      }
      length /= 2;
    }
    evaluate(prices);
    return false; // rounding leaves nothing to gain
  }

  private boolean isPositive(int row) {
    return row >= exact && asked[row] > 0;
  }

  /** The value somewhere; the weights of the columns are then those there. */
  private double evaluate(double[] at) {
    lackS = 0;
    for (int c = 0; c < weights.length; c++) {
      Column column = columns.get(c);
      double own = -column.cost();
      for (int i = 0; i < column.rows().length; i++) {
        own += column.amounts()[i] * at[column.rows()[i]];
      }
      weights[c] = own;
      lackS = Math.max(lackS, own);
    }
    double sum = StrictMath.exp(-lackS / epsilonS);
    for (int c = 0; c < weights.length; c++) {
      weights[c] = StrictMath.exp((weights[c] - lackS) / epsilonS);
      sum += weights[c];
    }
    for (int c = 0; c < weights.length; c++) {
      weights[c] /= sum;
    }
    double value = -most * (lackS + epsilonS * StrictMath.log(sum));
    for (int r = 0; r < at.length; r++) {
      double off = at[r] - begin[r];
      value +=
          asked[r] * at[r]
              - ridge * off * off / 2
              + (isPositive(r) ? epsilonS * StrictMath.log(at[r]) : 0);
    }
    return value;
  }

  /** Writes the gradient; the second derivatives, negated: the lower triangle. */
  private double[][] derivatives() {
    double[] mean = new double[asked.length];
    double[][] matrix =
        IntStream.range(0, mean.length).mapToObj(r -> new double[r + 1]).toArray(double[][]::new);
    double factor = most / epsilonS;
    for (int c = 0; c < weights.length; c++) {
      if (weights[c] > NOTHING) {
        add(columns.get(c), weights[c], factor, mean, matrix);
      }
    }
    for (int r = 0; r < mean.length; r++) {
      gradient[r] = asked[r] - most * mean[r] - ridge * (prices[r] - begin[r]);
      for (int q = 0; q <= r; q++) {
        matrix[r][q] -= factor * mean[r] * mean[q];
      }
      matrix[r][r] += ridge;
      if (isPositive(r)) {
        gradient[r] += epsilonS / prices[r];
        matrix[r][r] += epsilonS / (prices[r] * prices[r]);
      }
    }
    return matrix;
  }

  private static void add(
      Column column, double weight, double factor, double[] mean, double[][] matrix) {
    int[] rows = column.rows();
    double[] amounts = column.amounts();
    for (int i = 0; i < rows.length; i++) {
      double share = weight * amounts[i];
      mean[rows[i]] += share;
      double[] row = matrix[rows[i]];
      for (int j = 0; j <= i; j++) {
        row[rows[j]] += factor * share * amounts[j];
      }
    }
  }
}
