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

/** Under constant-psd, no way to use the band has the first m tasks ready before the sequence. */
class SequentialOptimumTest {

  @Test
  void noChangingSharesHaveAPrefixReadyEarlier() {
    TestSeeds.each(
        SequentialOptimumTest.class,
        300,
        random -> {
          Wireless cell = Cells.randomCell(random, CONSTANT_PSD);
          List<Task> tasks = Cells.randomTasks(random, 1 + random.nextInt(8));
          double[] sequential = Uplink.readySeconds(cell, tasks, UplinkPolicy.SEQUENTIAL);
          double[] other = played(cell, tasks, random);
          double prefix = 0;
          for (int m = 0; m < other.length; m++) {
            prefix = Math.max(prefix, other[m]);
            assertThat(sequential[m])
                .as("first %s of %s", m + 1, tasks)
                .isLessThanOrEqualTo(prefix * (1 + 1e-12));
          }
        });
  }

  @Test
  void greedyPlayAttainsTheSequence() {
    TestSeeds.each(
        SequentialOptimumTest.class,
        100,
        random -> {
          Wireless cell = Cells.randomCell(random, CONSTANT_PSD);
          List<Task> tasks = Cells.randomTasks(random, 1 + random.nextInt(8));
          double[] sequential = Uplink.readySeconds(cell, tasks, UplinkPolicy.SEQUENTIAL);
          double clock = 0;
          for (int k = 0; k < sequential.length; k++) {
            Task task = tasks.get(k);
            clock += Cells.payload(cell, task) / Cells.rate(cell, task, Cells.BAND_HZ);
            assertThat(sequential[k]).isCloseTo(clock, within(1e-13 * clock));
          }
        });
  }

  /** Ready times when at every completion the whole band is shared anew at random. */
  private static double[] played(Wireless cell, List<Task> tasks, Random random) {
    int count = tasks.size();
    double[] left = tasks.stream().mapToDouble(t -> Cells.payload(cell, t)).toArray();
    double[] ready = new double[count];
    double clock = 0;
    for (int round = 0; round < count; round++) {
      double[] rates = randomRates(cell, tasks, left, random);
      int first = -1;
      for (int k = 0; k < count; k++) {
        if (left[k] > 0 && (first < 0 || left[k] / rates[k] < left[first] / rates[first])) {
          first = k;
        }
      }
      double step = left[first] / rates[first];
      clock += step;
      for (int k = 0; k < count; k++) {
        left[k] = Math.max(0, left[k] - step * rates[k]);
      }
      left[first] = 0;
      ready[first] = clock;
      for (int k = 0; k < count; k++) {
        ready[k] = left[k] == 0 && ready[k] == 0 ? clock : ready[k];
      }
      if (Arrays.stream(left).allMatch(bits -> bits == 0)) {
        break;
      }
    }
    return ready;
  }

  private static double[] randomRates(
      Wireless cell, List<Task> tasks, double[] left, Random random) {
    double[] weights = new double[left.length];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = left[k] > 0 ? Math.pow(random.nextDouble() + 1e-3, 6) : 0;
    }
    double sum = Arrays.stream(weights).sum();
    double[] rates = new double[weights.length];
    for (int k = 0; k < rates.length; k++) {
      rates[k] = Cells.rate(cell, tasks.get(k), Cells.BAND_HZ * weights[k] / sum);
    }
    return rates;
  }
}
