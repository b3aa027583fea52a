package sdedge.search.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.search.milp.CoverSolver.Column;

/** Prices with room to all columns against what they maximise, by its definition. */
class SmoothPricesTest {
  private static final int TASKS = 4;
  private static final int ROW = TASKS; // asks for more than its tasks do
  private static final int LEFT_OUT = TASKS + 1;
  private static final double MOST = 6; // how often what a column lacks counts
  private static final double NEAR = 0.05; // of most·ε, by which the maximum may be missed

  @Test
  void noOthersNearbyComeToMore() {
    TestSeeds.each(getClass(), 20, this::check);
  }

  private void check(Random random) {
    double[] asked = {1, 1, 1, 1, 1.5 + random.nextDouble(), 0};
    List<Column> columns = new ArrayList<>();
    for (int set = 1; set < 1 << TASKS; set++) {
      columns.add(column(set, random));
    }
    double[] begin = random.doubles(asked.length, -0.5, 2).toArray();
    begin[LEFT_OUT] = 0;
    double epsilonS = 0.1 * Math.pow(10, -random.nextInt(3));
    double ridge = (1 + 9 * random.nextDouble()) * epsilonS;

    double[] prices =
        new SmoothPrices(asked, TASKS, MOST, columns, begin, ridge).centre(epsilonS).prices();

    Goal goal = new Goal(asked, columns, begin, ridge, epsilonS);
    assertThat(prices[ROW]).isPositive();
    assertThat(prices[LEFT_OUT]).isZero();
    double mostS = goal.valueS(prices) + NEAR * MOST * epsilonS;
    for (double[] direction : directions(random)) {
      for (double length : new double[] {-3, -1, -0.3, 0.3, 1, 3}) {
        double[] others = prices.clone();
        Arrays.setAll(others, r -> prices[r] + length * epsilonS * direction[r]);
        if (others[ROW] > 0) {
          assertThat(goal.valueS(others)).isLessThanOrEqualTo(mostS);
        }
      }
    }
  }

  /** Those of single prices, and some between them; never of the row that is left out. */
  private static List<double[]> directions(Random random) {
    List<double[]> directions = new ArrayList<>();
    for (int r = 0; r < LEFT_OUT; r++) {
      double[] single = new double[LEFT_OUT + 1];
      single[r] = 1;
      directions.add(single);
    }
    for (int drawn = 0; drawn < 20; drawn++) {
      double[] any = random.doubles(LEFT_OUT + 1, -1, 1).toArray();
      any[LEFT_OUT] = 0;
      directions.add(any);
    }
    return directions;
  }

  /** Some of the tasks in part, and the row, if one of the first two is among them. */
  private static Column column(int set, Random random) {
    int[] met = IntStream.range(0, TASKS + 1).filter(r -> isMet(set, r)).toArray();
    double[] amounts = random.doubles(met.length, 0.4, 1.2).toArray();
    return new Column(1 + random.nextDouble() + 0.5 * Integer.bitCount(set), met, amounts);
  }

  private static boolean isMet(int set, int row) {
    return row < TASKS ? (set >> row & 1) == 1 : (set & 3) != 0;
  }

  /** What prices maximise. */
  @SuppressWarnings("ArrayRecordComponent") // made once, never changed
  private record Goal(
      double[] asked, List<Column> columns, double[] begin, double ridge, double epsilonS) {
    double valueS(double[] prices) {
      double sum = 1;
      for (Column column : columns) {
        double lackS = -column.cost();
        for (int i = 0; i < column.rows().length; i++) {
          lackS += column.amounts()[i] * prices[column.rows()[i]];
        }
        sum += Math.exp(lackS / epsilonS);
      }
      double valueS = epsilonS * Math.log(prices[ROW]) - MOST * epsilonS * Math.log(sum);
      for (int r = 0; r < prices.length; r++) {
        double off = prices[r] - begin[r];
        valueS += asked[r] * prices[r] - ridge * off * off / 2;
      }
      return valueS;
    }
  }
}
