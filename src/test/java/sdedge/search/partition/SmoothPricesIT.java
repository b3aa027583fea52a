package sdedge.search.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.search.milp.CoverSolver;
import sdedge.search.milp.CoverSolver.Column;

/** Prices with room to all columns, which come to the best ones as the room becomes small. */
class SmoothPricesIT {
  private static final int TASKS = 4;
  private static final int MOST = 4; // cohorts

  @Test
  void comeToTheLinearProgramsOptimum() {
    try (CoverSolver solver = new CoverSolver()) {
      TestSeeds.each(getClass(), 10, random -> check(random, solver));
    }
  }

  /** Four tasks, and a row that the first two of them meet. */
  private void check(Random random, CoverSolver solver) {
    double[] asked = {1, 1, 1, 1, 1};
    List<Column> columns = new ArrayList<>();
    for (int set = 1; set < 1 << TASKS; set++) {
      columns.add(column(set, 1 + random.nextDouble() + 0.5 * Integer.bitCount(set)));
    }
    CoverSolver.Duals best =
        Objects.requireNonNull(solver.duals(asked, TASKS, columns, Control.NONE));

    double[] prices = new double[asked.length];
    double beforeS = Double.NEGATIVE_INFINITY;
    for (double epsilonS = 0.1; epsilonS > 1e-6; epsilonS /= 4) {
      prices =
          new SmoothPrices(asked, TASKS, 2 * MOST, columns, prices, epsilonS)
              .centre(epsilonS)
              .prices();
      double lackS = Math.max(0, columns.stream().mapToDouble(beyond(prices)).max().orElseThrow());
      double valueS = sum(asked, prices) - MOST * lackS;

      assertThat(prices[TASKS]).isPositive();
      assertThat(valueS).isLessThanOrEqualTo(best.cost() * (1 + 1e-9)).isGreaterThan(beforeS - 0.1);
      beforeS = valueS;
    }
    assertThat(beforeS).isCloseTo(best.cost(), within(1e-3));
  }

  private static Column column(int set, double cost) {
    List<Integer> rows = new ArrayList<>();
    for (int k = 0; k < TASKS; k++) {
      if ((set >> k & 1) == 1) {
        rows.add(k);
      }
    }
    if ((set & 3) != 0) {
      rows.add(TASKS);
    }
    int[] met = rows.stream().mapToInt(row -> row).toArray();
    double[] amounts = new double[met.length];
    Arrays.fill(amounts, 1);
    return new Column(cost, met, amounts);
  }

  private static ToDoubleFunction<Column> beyond(double[] prices) {
    return column -> {
      double sum = -column.cost();
      for (int i = 0; i < column.rows().length; i++) {
        sum += column.amounts()[i] * prices[column.rows()[i]];
      }
      return sum;
    };
  }

  private static double sum(double[] asked, double[] prices) {
    double sum = 0;
    for (int r = 0; r < asked.length; r++) {
      sum += asked[r] * prices[r];
    }
    return sum;
  }
}
