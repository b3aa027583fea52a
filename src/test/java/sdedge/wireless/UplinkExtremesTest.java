package sdedge.wireless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static sdedge.instance.PowerModel.CONSTANT_POWER;
import static sdedge.wireless.Cells.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.PowerModel;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;

class UplinkExtremesTest {

  @Test
  void anySnrAndPayloadGivesPositiveFiniteSharesThatFit() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            TestSeeds.each(
                UplinkExtremesTest.class,
                1000,
                random -> {
                  List<Task> tasks = extremeTasks(random, 1 + random.nextInt(12));
                  for (PowerModel model : PowerModel.values()) {
                    for (UplinkPolicy policy : Policies.FIXED) {
                      check(Cells.cell(model, 1e3), tasks, policy);
                    }
                  }
                }));
  }

  @Test
  void thousandTasks() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            TestSeeds.each(
                UplinkExtremesTest.class,
                3,
                random -> {
                  for (UplinkPolicy policy : Policies.FIXED) {
                    check(Cells.cell(CONSTANT_POWER, 1), extremeTasks(random, 1000), policy);
                  }
                }));
  }

  @Test
  void identicalTasksShareEqually() {
    for (int snrDb = -300; snrDb <= 300; snrDb += 10) {
      List<Task> tasks = Collections.nCopies(7, task(1000, snrDb));
      List<Share> shares =
          Uplink.shares(Cells.cell(CONSTANT_POWER, 32), List.of(tasks), UplinkPolicy.EQUAL_FINISH);
      for (Share share : shares) {
        assertThat(share.bandwidthHz()).isCloseTo(1e6 / 7, within(1e-8));
      }
    }
  }

  @Test
  void sharesSurviveWhereTheFinishTimeNoLongerShowsThem() {
    // At −200 dB, τ = D·ln2/γ in doubles; to first order 1/x is b/γ = 1/(2s) for both twins, and
    // the third, with half the load, needs next to nothing.
    List<Task> tasks = List.of(task(1000, -200), task(1000, -200), task(500, -200));
    List<Share> shares =
        Uplink.shares(Cells.cell(CONSTANT_POWER, 32), List.of(tasks), UplinkPolicy.EQUAL_FINISH);
    assertThat(shares.get(0).bandwidthHz()).isCloseTo(5e5, within(1e-9));
    assertThat(shares.get(1).bandwidthHz()).isCloseTo(5e5, within(1e-9));
    // ρ = 1/2: x = 2.51286241725233935…, b = γ/x
    assertThat(shares.get(2).bandwidthHz() / (1e-14 / 2.512862417252339))
        .isCloseTo(1, within(1e-13));
  }

  @Test
  void channelWithoutRateIsNeverReady() {
    List<Task> tasks = List.of(task(10, 0), task(10, -5000), task(10, 0));
    for (PowerModel model : PowerModel.values()) {
      Wireless cell = Cells.cell(model, 32);
      double[] sequential = Uplink.readySeconds(cell, tasks, UplinkPolicy.SEQUENTIAL);
      assertThat(sequential[0]).isFinite();
      assertThat(sequential[1]).isInfinite();
      for (UplinkPolicy policy : Policies.FIXED) {
        assertThat(Uplink.readySeconds(cell, tasks, policy)).doesNotContain(Double.NaN);
        for (Share share : Uplink.shares(cell, List.of(tasks), policy)) {
          assertThat(share.bandwidthHz()).isBetween(0.0, Cells.BAND_HZ);
        }
      }
    }
  }

  private static void check(Wireless cell, List<Task> tasks, UplinkPolicy policy) {
    List<Share> shares = Uplink.shares(cell, List.of(tasks), policy);
    double sum = 0;
    for (int k = 0; k < shares.size(); k++) {
      Share share = shares.get(k);
      boolean sends = tasks.get(k).inputTokens() > 0;
      String about = policy + " " + cell.powerModel() + " " + tasks.get(k) + " " + share;
      assertThat(share.bandwidthHz() > 0).as(about).isEqualTo(sends);
      assertThat(share.spectralEfficiency() > 0).as(about).isEqualTo(sends);
      assertThat(share.finishS() > 0).as(about).isEqualTo(sends);
      // Equal where a start is so late that a double does not show the upload.
      assertThat(share.finishS()).as(about).isGreaterThanOrEqualTo(share.startS());
      assertThat(share.finishS()).as(about).isFinite();
      sum += share.bandwidthHz();
    }
    boolean inTurn = policy == UplinkPolicy.SEQUENTIAL;
    assertThat(sum).isLessThanOrEqualTo((inTurn ? tasks.size() : 1 + 1e-12) * Cells.BAND_HZ);
    double[] ready = Uplink.readySeconds(cell, tasks, policy);
    double[] alone = Uplink.aloneSeconds(cell, tasks);
    for (int k = 0; k < ready.length; k++) {
      assertThat(ready[k]).as("%s", tasks).isGreaterThanOrEqualTo(alone[k] * (1 - 1e-14));
    }
    if (policy == UplinkPolicy.EQUAL_FINISH && sum > 0) {
      assertThat(sum).as("%s", tasks).isCloseTo(Cells.BAND_HZ, within(1e-12 * Cells.BAND_HZ));
      double all = Arrays.stream(alone).sum();
      assertThat(Arrays.stream(ready).max().orElseThrow()).isLessThanOrEqualTo(all * (1 + 1e-14));
    }
  }

  /** SNR −300 to 300 dB, payloads none to 1e12 bits at 1 kbit a token. */
  private static List<Task> extremeTasks(Random random, int count) {
    List<Task> tasks = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      int tokens = (int) Math.pow(10, 9 * random.nextDouble());
      double snrDb = -300 + 600 * random.nextDouble();
      boolean twin = k > 0 && random.nextInt(4) == 0;
      boolean silent = random.nextInt(5) == 0;
      tasks.add(twin ? tasks.get(k - 1) : task(silent ? 0 : tokens, snrDb));
    }
    return tasks;
  }
}
