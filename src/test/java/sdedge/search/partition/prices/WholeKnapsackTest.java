package sdedge.search.partition.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

/** Whole tasks that gain the most, against all sets of them. */
class WholeKnapsackTest {
  private int lessThanInPart;

  @Test
  void noSetThatFitsGainsMore() {
    int draws = TestSeeds.draws(300, 3_000);
    TestSeeds.each(getClass(), draws, this::check);

    TestSeeds.guard(() -> assertThat(lessThanInPart).isGreaterThan(draws / 2));
  }

  private void check(Random random) {
    int tasks = 1 + random.nextInt(10);
    int parts = random.nextBoolean() ? 20 : 1_000_000;
    double[] size =
        IntStream.range(0, tasks)
            .mapToDouble(k -> random.nextInt(parts + 1) / (double) parts)
            .toArray();
    double room = random.nextInt(parts + 1) / (double) parts;
    double[] gains =
        IntStream.range(0, tasks)
            .mapToDouble(k -> size[k] > room || random.nextInt(5) == 0 ? 0 : -random.nextInt(9))
            .toArray();
    WholeKnapsack knapsack = new WholeKnapsack(tasks);

    double most = knapsack.most(gains, size, room);

    double[] shares = new double[tasks];
    knapsack.attain(shares);
    assertThat(most).isEqualTo(best(gains, size, room));
    assertThat(sum(shares, gains)).isEqualTo(most);
    assertThat(sum(shares, size)).isLessThanOrEqualTo(room + 1e-9);
    double need = IntStream.range(0, tasks).mapToDouble(k -> gains[k] < 0 ? size[k] : 0).sum();
    if (need > room) {
      double inPart = new Knapsack(tasks).most(gains, size, room);
      assertThat(most).isGreaterThanOrEqualTo(inPart - 1e-9);
      lessThanInPart += most > inPart + 1e-9 ? 1 : 0;
    } else {
      lessThanInPart++; // nothing to choose
      assertThat(most).isCloseTo(Arrays.stream(gains).sum(), within(1e-9));
    }
  }

  private static double best(double[] gains, double[] size, double room) {
    double best = 0;
    for (int set = 0; set < 1 << gains.length; set++) {
      int own = set;
      double[] chosen = IntStream.range(0, gains.length).mapToDouble(k -> own >> k & 1).toArray();
      if (sum(chosen, size) <= room + 1e-9) {
        best = Math.min(best, sum(chosen, gains));
      }
    }
    return best;
  }

  private static double sum(double[] chosen, double[] of) {
    return IntStream.range(0, of.length).mapToDouble(k -> chosen[k] * of[k]).sum();
  }

  /** More ways than it keeps: it says nothing rather than something wrong. */
  @Test
  void itGivesUpWhereThereAreTooManyWays() {
    int tasks = 40;
    Random random = new Random(1);
    double[] size =
        IntStream.range(0, tasks).mapToDouble(k -> 0.02 + 1e-3 * random.nextDouble()).toArray();
    double[] gains = Arrays.stream(size).map(s -> -s * (1 + 1e-9 * random.nextDouble())).toArray();

    assertThat(new WholeKnapsack(tasks).most(gains, size, 0.5)).isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
