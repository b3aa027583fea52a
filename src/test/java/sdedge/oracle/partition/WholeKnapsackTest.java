package sdedge.oracle.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

/** Whole tasks that lower a function the most, against all sets of them. */
class WholeKnapsackTest {
  @Test
  void noSetThatFitsLowersItMore() {
    TestSeeds.each(getClass(), TestSeeds.draws(300, 3_000), WholeKnapsackTest::check);
  }

  private static void check(Random random) {
    int tasks = 1 + random.nextInt(10);
    int parts = random.nextBoolean() ? 20 : 1_000_000;
    double[] shares =
        IntStream.range(0, tasks)
            .mapToDouble(k -> random.nextInt(parts + 1) / (double) parts)
            .toArray();
    double room = random.nextInt(parts + 1) / (double) parts;
    double[] lower = IntStream.range(0, tasks).mapToDouble(k -> -random.nextInt(9)).toArray();

    WholeKnapsack.Way way = Objects.requireNonNull(WholeKnapsack.least(lower, shares, room));

    double[] chosen = new double[tasks];
    way.write(chosen);
    assertThat(way.lower()).isEqualTo(least(lower, shares, room));
    assertThat(sum(chosen, lower)).isEqualTo(way.lower());
    assertThat(sum(chosen, shares)).isLessThanOrEqualTo(room + 1e-9);
  }

  private static double least(double[] lower, double[] shares, double room) {
    double least = 0;
    for (int set = 0; set < 1 << lower.length; set++) {
      int own = set;
      double[] chosen = IntStream.range(0, lower.length).mapToDouble(k -> own >> k & 1).toArray();
      if (sum(chosen, shares) <= room + 1e-9) {
        least = Math.min(least, sum(chosen, lower));
      }
    }
    return least;
  }

  private static double sum(double[] chosen, double[] of) {
    return IntStream.range(0, of.length).mapToDouble(k -> chosen[k] * of[k]).sum();
  }
}
