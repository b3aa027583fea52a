package sdedge.wireless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sdedge.instance.PowerModel.CONSTANT_POWER;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.PowerModel;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;

/** Equal finish minimises the largest ready time among static shares, under both power models. */
class EqualFinishOptimumTest {

  @Test
  void equalsTheNumericMinimax() {
    TestSeeds.each(
        EqualFinishOptimumTest.class,
        200,
        random -> {
          for (PowerModel model : PowerModel.values()) {
            Wireless cell = Cells.randomCell(random, model);
            List<Task> tasks = Cells.randomTasks(random, 1 + random.nextInt(8));
            double tau = tau(cell, tasks);
            assertThat(tau / minimax(cell, tasks))
                .as("%s %s", model, tasks)
                .isCloseTo(1, within(1e-12));
          }
        });
  }

  /**
   * All equal and the band full: with rates increasing in b, no share can grow without another's
   * loss.
   */
  @Test
  void satisfiesTheOptimalityConditions() {
    TestSeeds.each(
        EqualFinishOptimumTest.class,
        500,
        random -> {
          for (PowerModel model : PowerModel.values()) {
            Wireless cell = Cells.randomCell(random, model);
            List<Task> tasks = Cells.randomTasks(random, 1 + random.nextInt(30));
            checkConditions(cell, tasks);
          }
        });
  }

  private static void checkConditions(Wireless cell, List<Task> tasks) {
    double tau = tau(cell, tasks);
    List<Share> shares = Uplink.shares(cell, List.of(tasks), UplinkPolicy.EQUAL_FINISH);
    for (int k = 0; k < tasks.size(); k++) {
      Share share = shares.get(k);
      assertThat(share.finishS()).isEqualTo(tau);
      double bits = tau * Cells.rate(cell, tasks.get(k), share.bandwidthHz());
      assertThat(bits / share.payloadBits()).isCloseTo(1, within(1e-12));
    }
    double sum = shares.stream().mapToDouble(Share::bandwidthHz).sum();
    assertThat(sum / Cells.BAND_HZ).as("%s %s", cell, tasks).isCloseTo(1, within(1e-12));
  }

  @Test
  void beatsTheSequenceAtConstantPowerStrictly() {
    TestSeeds.each(
        EqualFinishOptimumTest.class,
        500,
        random -> {
          Wireless cell = Cells.randomCell(random, CONSTANT_POWER);
          List<Task> tasks = Cells.randomTasks(random, 2 + random.nextInt(5));
          double[] alone = Uplink.aloneSeconds(cell, tasks);
          double tau = tau(cell, tasks);
          double largest = Arrays.stream(alone).max().orElseThrow();
          double sum = Arrays.stream(alone).sum();
          // Strict as far as doubles tell the sum from its largest term.
          double rounding = sum - largest > 1e-12 * sum ? 0 : 1e-12 * sum;
          assertThat(tau).isLessThan(sum + rounding + Double.MIN_VALUE).isNotEqualTo(sum);
          assertThat(tau).isGreaterThanOrEqualTo(largest * (1 - 1e-15));
        });
  }

  @Test
  void loneTaskTakesExactlyItsTimeAlone() {
    TestSeeds.each(
        EqualFinishOptimumTest.class,
        500,
        random -> {
          Wireless cell = Cells.randomCell(random, CONSTANT_POWER);
          List<Task> tasks = Cells.randomTasks(random, 1);
          assertThat(tau(cell, tasks)).isEqualTo(Uplink.aloneSeconds(cell, tasks)[0]);
        });
  }

  @Test
  void moreTokensNeverEndEarlier() {
    TestSeeds.each(
        EqualFinishOptimumTest.class,
        300,
        random -> {
          Wireless cell = Cells.randomCell(random, CONSTANT_POWER);
          List<Task> tasks = Cells.randomTasks(random, 3);
          Task last = tasks.get(2);
          double snrDb = last.channelGainDb() + 30;
          int more = last.inputTokens() + 1 + random.nextInt(1000);
          List<Task> heavier = List.of(tasks.get(0), tasks.get(1), Cells.task(more, snrDb));
          double before = tau(cell, tasks);
          assertThat(tau(cell, heavier)).isGreaterThanOrEqualTo(before * (1 - 1e-14));
        });
  }

  private static double tau(Wireless cell, List<Task> tasks) {
    double[] ready = Uplink.readySeconds(cell, tasks, UplinkPolicy.EQUAL_FINISH);
    return Arrays.stream(ready).max().orElseThrow();
  }

  /** The smallest τ for which the shares needed fit the band, by bisection of both. */
  private static double minimax(Wireless cell, List<Task> tasks) {
    double high = 0;
    for (Task task : tasks) {
      high += Cells.payload(cell, task) / Cells.rate(cell, task, Cells.BAND_HZ);
    }
    high *= 1 + 1e-9;
    double low = high / (2 * tasks.size());
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      double load = 0;
      for (Task task : tasks) {
        load += bandNeeded(cell, task, middle);
      }
      low = load > Cells.BAND_HZ ? middle : low;
      high = load > Cells.BAND_HZ ? high : middle;
    }
    return (low + high) / 2;
  }

  /** The share that sends the payload in time; more than the band if the band does not. */
  private static double bandNeeded(Wireless cell, Task task, double seconds) {
    double bits = Cells.payload(cell, task);
    double low = -60;
    double high = StrictMath.log(2 * Cells.BAND_HZ);
    for (int i = 0; i < 64; i++) {
      double middle = (low + high) / 2;
      boolean enough = Cells.rate(cell, task, StrictMath.exp(middle)) * seconds >= bits;
      low = enough ? low : middle;
      high = enough ? middle : high;
    }
    return StrictMath.exp(high);
  }
}
