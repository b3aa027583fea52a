package sdedge.search.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;

/** Sums of slots, by a plain loop over docs/model.md sections 6 and 9. */
class MaxSumTest {
  @Test
  void isTheSumOfTheSlots() {
    TestSeeds.each(
        getClass(),
        500,
        random -> {
          int xCount = random.nextInt(12);
          int yCount = random.nextInt(12);
          double[] x = random.doubles(2 + xCount).toArray();
          double[] y = random.doubles(1 + yCount).toArray();
          double[] p = random.doubles(2 + xCount).toArray();
          double[] q = random.doubles(1 + yCount).toArray();
          double most = 0;
          double mean = 0;
          for (int k = 0; k < Math.max(xCount, yCount); k++) {
            double a = k < xCount ? x[2 + k] : 0;
            double b = k < yCount ? y[1 + k] : 0;
            double chanceA = k < xCount ? p[2 + k] : 0;
            double chanceB = k < yCount ? q[1 + k] : 0;
            most += Math.max(a, b);
            mean += a + b - Math.min(a * chanceB, b * chanceA);
          }
          assertThat(MaxSum.of(x, 2, xCount, y, 1, yCount)).isCloseTo(most, within(1e-12));
          assertThat(MaxSum.ofMeans(x, p, 2, xCount, y, q, 1, yCount))
              .isCloseTo(mean, within(1e-12));
        });
  }
}
