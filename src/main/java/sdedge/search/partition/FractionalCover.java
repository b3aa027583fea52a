package sdedge.search.partition;

import java.util.Arrays;
import java.util.List;

/**
 * What covers cost at least by shares of sets, of which each item needs one in all: the simplex
 * method, which goes on from where it was when other sets may be taken.
 */
final class FractionalCover {
  private static final double TINY = 1e-9; // of a pivot
  private static final double ROUNDING = 1e-12; // of the largest cost
  private static final double NUDGE = 1e-7; // of what items need, so that hardly any ratios tie
  private static final double GOLDEN = 0.6180339887498949;
  private static final int FRESH = 50; // pivots, after which the basis is inverted anew
  private static final int FEW = 64; // sets that are looked at again and again

  private final int items;
  private final int[][] sets;
  private final double[] costs;
  private final double sure; // below which a cost is none
  private final double forbidden; // what a set costs more that may not be taken
  private final boolean[] allowed;
  private final int[] basis; // sets, and behind them one of each item alone
  private final double[][] inverse;
  private final double[] shares; // of the basis
  private final double[] prices; // by item
  private final int[] few = new int[FEW];
  private int pivots;

  /**
   * Of some sets, none of which may be taken yet.
   *
   * @param sets of items from 0 to {@code items} − 1
   * @param costs by set, not negative
   */
  FractionalCover(int items, List<int[]> sets, double[] costs) {
    this.items = items;
    this.sets = sets.toArray(int[][]::new);
    this.costs = costs;
    double most = Arrays.stream(costs).max().orElse(0);
    sure = ROUNDING * most;
    forbidden = 2 * items * most;
    allowed = new boolean[costs.length];
    basis = new int[items];
    Arrays.setAll(basis, item -> costs.length + item);
    inverse = new double[items][items];
    shares = new double[items];
    prices = new double[items];
    invert();
  }

  /**
   * Finds the cheapest shares.
   *
   * @param some sets that may be taken
   * @param mostPivots after which it gives up
   * @return whether it did not
   */
  boolean solve(int[] some, int mostPivots) {
    Arrays.fill(allowed, false);
    for (int s : some) {
      allowed[s] = true;
    }
    int until = pivots + mostPivots;
    int count = 0;
    while (pivots < until) {
      price();
      int entering = cheapest(count);
      if (entering < 0) {
        count = collect(some);
        entering = cheapest(count);
      }
      if (entering < 0 || !pivot(entering)) {
        return true;
      }
    }
    return false;
  }

  /** How often a set entered a basis. */
  int pivots() {
    return pivots;
  }

  private double cost(int column) {
    return column >= costs.length ? forbidden : costs[column] + (allowed[column] ? 0 : forbidden);
  }

  private void price() {
    Arrays.fill(prices, 0);
    for (int i = 0; i < items; i++) {
      double cost = cost(basis[i]);
      double[] row = inverse[i];
      for (int item = 0; item < items; item++) {
        prices[item] += cost * row[item];
      }
    }
  }

  /** The one of the few that costs least beyond its prices; negative if none costs less. */
  private int cheapest(int count) {
    int cheapest = -1;
    double least = -sure;
    for (int i = 0; i < count; i++) {
      double reduced = reduced(few[i]);
      if (reduced < least) {
        least = reduced;
        cheapest = few[i];
      }
    }
    return cheapest;
  }

  /** Takes the sets that cost least beyond their prices for the few; how many there are. */
  private int collect(int[] some) {
    double[] reducedOf = new double[FEW];
    int count = 0;
    for (int s : some) {
      double reduced = reduced(s);
      if (reduced < -sure && (count < FEW || reduced < reducedOf[FEW - 1])) {
        int at = count < FEW ? count++ : FEW - 1;
        while (at > 0 && reducedOf[at - 1] > reduced) {
          reducedOf[at] = reducedOf[at - 1];
          few[at] = few[at - 1];
          at--;
        }
        reducedOf[at] = reduced;
        few[at] = s;
      }
    }
    return count;
  }

  /** What a set costs beyond its prices. */
  double reduced(int set) {
    double reduced = costs[set];
    for (int item : sets[set]) {
      reduced -= prices[item];
    }
    return reduced;
  }

  /** False if a set can be in no basis but for rounding. */
  private boolean pivot(int entering) {
    double[] direction = new double[items];
    int leaving = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < items; i++) {
      for (int item : sets[entering]) {
        direction[i] += inverse[i][item];
      }
      if (direction[i] > TINY && shares[i] / direction[i] < least) {
        least = shares[i] / direction[i];
        leaving = i;
      }
    }
    if (leaving < 0) {
      return false;
    }
    basis[leaving] = entering;
    pivots++;
    if (pivots % FRESH == 0) {
      invert();
    } else {
      change(leaving, direction, least);
    }
    return true;
  }

  private void change(int leaving, double[] direction, double share) {
    double[] entered = inverse[leaving];
    for (int item = 0; item < items; item++) {
      entered[item] /= direction[leaving];
    }
    for (int i = 0; i < items; i++) {
      double factor = direction[i];
      if (i != leaving && factor != 0) {
        double[] row = inverse[i];
        for (int item = 0; item < items; item++) {
          row[item] -= factor * entered[item];
        }
        shares[i] = Math.max(0, shares[i] - factor * share);
      }
    }
    shares[leaving] = share;
  }

  /** Inverts the basis, by elimination with the largest pivots. */
  private void invert() {
    double[][] matrix = new double[items][2 * items];
    for (int i = 0; i < items; i++) {
      matrix[i][items + i] = 1;
      if (basis[i] >= costs.length) {
        matrix[basis[i] - costs.length][i] = 1;
      } else {
        for (int item : sets[basis[i]]) {
          matrix[item][i] = 1;
        }
      }
    }
    for (int i = 0; i < items; i++) {
      eliminate(matrix, i);
    }
    for (int i = 0; i < items; i++) {
      System.arraycopy(matrix[i], items, inverse[i], 0, items);
      double share = 0;
      for (int item = 0; item < items; item++) {
        share += inverse[i][item] * (1 + NUDGE * ((item + 1) * GOLDEN % 1));
      }
      shares[i] = Math.max(0, share);
    }
  }

  private static void eliminate(double[][] matrix, int column) {
    int largest = column;
    for (int r = column + 1; r < matrix.length; r++) {
      largest = Math.abs(matrix[r][column]) > Math.abs(matrix[largest][column]) ? r : largest;
    }
    double[] chosen = matrix[largest];
    matrix[largest] = matrix[column];
    matrix[column] = chosen;
    double by = chosen[column];
    for (int c = column; c < chosen.length; c++) {
      chosen[c] /= by;
    }
    for (int r = 0; r < matrix.length; r++) {
      double factor = matrix[r][column];
      if (r != column && factor != 0) {
        for (int c = column; c < chosen.length; c++) {
          matrix[r][c] -= factor * chosen[c];
        }
      }
    }
  }

  /** What no cover costs less than: the prices, less what any set costs below its own. */
  double bound() {
    double least = 0;
    for (int s = 0; s < allowed.length; s++) {
      least = allowed[s] ? Math.min(least, reduced(s)) : least;
    }
    return Arrays.stream(prices).sum() + items * least;
  }

  /**
   * How much of a set that is taken the basis has at a place; the sets are those of {@link #at}.
   */
  double share(int place) {
    return shares[place];
  }

  /** The set at a place of the basis; negative for none. */
  int at(int place) {
    return basis[place] < costs.length ? basis[place] : -1;
  }
}
