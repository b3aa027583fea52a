package sdedge.wireless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sdedge.instance.PowerModel.CONSTANT_PSD;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;

/** Under constant-psd, min-sum minimises Σr among static shares. */
class MinSumOptimumTest {
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  @Test
  void equalsTheNumericOptimum() {
    TestSeeds.each(
        MinSumOptimumTest.class,
        60,
        random -> {
          Wireless cell = Cells.randomCell(random, CONSTANT_PSD);
          List<Task> tasks = Cells.randomTasks(random, 2 + random.nextInt(3));
          double optimum = descend(cell, tasks, random);
          double sum = Arrays.stream(Uplink.readySeconds(cell, tasks, UplinkPolicy.MIN_SUM)).sum();
          assertThat(sum).as("%s", tasks).isCloseTo(optimum, within(1e-9 * optimum));
        });
  }

  /** Stationary in the convex problem: −∂r/∂b = r/b is the same for all, and the band is full. */
  @Test
  void satisfiesTheOptimalityConditions() {
    TestSeeds.each(
        MinSumOptimumTest.class,
        500,
        random -> {
          Wireless cell = Cells.randomCell(random, CONSTANT_PSD);
          List<Task> tasks = Cells.randomTasks(random, 1 + random.nextInt(30));
          List<Share> shares = Uplink.shares(cell, List.of(tasks), UplinkPolicy.MIN_SUM);
          double price = shares.get(0).finishS() / shares.get(0).bandwidthHz();
          for (Share share : shares) {
            assertThat(share.finishS() / share.bandwidthHz())
                .isCloseTo(price, within(1e-12 * price));
          }
          double sum = shares.stream().mapToDouble(Share::bandwidthHz).sum();
          assertThat(sum).isCloseTo(Cells.BAND_HZ, within(1e-13 * Cells.BAND_HZ));
        });
  }

  /** Best Σr by golden-section moves of band between pairs, from random shares. */
  private static double descend(Wireless cell, List<Task> tasks, Random random) {
    double[] bands = tasks.stream().mapToDouble(t -> 0.1 + random.nextDouble()).toArray();
    double sum = Arrays.stream(bands).sum();
    Arrays.setAll(bands, k -> bands[k] * Cells.BAND_HZ / sum);
    double before = Double.POSITIVE_INFINITY;
    double after = total(cell, tasks, bands);
    for (int sweep = 0; sweep < 500 && after < before * (1 - 1e-14); sweep++) {
      for (int i = 0; i < bands.length; i++) {
        for (int j = 0; j < i; j++) {
          movePair(cell, tasks, bands, i, j);
        }
      }
      before = after;
      after = total(cell, tasks, bands);
    }
    return Math.min(before, after);
  }

  private static void movePair(Wireless cell, List<Task> tasks, double[] bands, int i, int j) {
    double both = bands[i] + bands[j];
    double low = 0;
    double high = 1;
    for (int step = 0; step < 100; step++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      double atLeft = pair(cell, tasks, both * left, both * (1 - left), i, j);
      double atRight = pair(cell, tasks, both * right, both * (1 - right), i, j);
      low = atLeft < atRight ? low : left;
      high = atLeft < atRight ? right : high;
    }
    bands[i] = both * (low + high) / 2;
    bands[j] = both - bands[i];
  }

  private static double pair(
      Wireless cell, List<Task> tasks, double bandI, double bandJ, int i, int j) {
    return seconds(cell, tasks.get(i), bandI) + seconds(cell, tasks.get(j), bandJ);
  }

  private static double total(Wireless cell, List<Task> tasks, double[] bands) {
    double sum = 0;
    for (int k = 0; k < bands.length; k++) {
      sum += seconds(cell, tasks.get(k), bands[k]);
    }
    return sum;
  }

  private static double seconds(Wireless cell, Task task, double bandHz) {
    return Cells.payload(cell, task) / Cells.rate(cell, task, bandHz);
  }
}
