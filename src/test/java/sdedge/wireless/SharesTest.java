package sdedge.wireless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sdedge.instance.PowerModel.CONSTANT_POWER;
import static sdedge.instance.PowerModel.CONSTANT_PSD;
import static sdedge.wireless.Cells.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.PowerModel;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;

class SharesTest {

  @Test
  void nothingWithoutPayload() {
    List<List<Task>> batches = List.of(List.of(task(0, 0)), List.of(task(100, 0), task(0, 0)));
    for (PowerModel model : PowerModel.values()) {
      for (UplinkPolicy policy : Policies.FIXED) {
        List<Share> shares = Uplink.shares(Cells.cell(model, 1e4), batches, policy);
        List<Task> tasks = List.of(task(0, 0), task(100, 0), task(0, 0));
        double[] ready = Uplink.readySeconds(Cells.cell(model, 1e4), tasks, policy);
        assertThat(ready).containsExactly(0, shares.get(1).finishS(), 0);
        assertThat(shares.get(0)).isEqualTo(new Share(0, 0, 0, 0, 0));
        assertThat(shares.get(2)).isEqualTo(new Share(0, 0, 0, 0, 0));
        assertThat(shares.get(1).bandwidthHz())
            .isEqualTo(policy == UplinkPolicy.EQUAL_SHARES ? 1e6 / 3 : 1e6);
      }
    }
  }

  @Test
  void sharesCarryThePayloadWithinTheBandAndAgreeWithReadyTimes() {
    TestSeeds.each(
        SharesTest.class,
        500,
        random -> {
          PowerModel model = random.nextBoolean() ? CONSTANT_PSD : CONSTANT_POWER;
          Wireless cell = Cells.randomCell(random, model);
          List<List<Task>> batches = randomBatches(random);
          for (UplinkPolicy policy : Policies.FIXED) {
            check(cell, batches, policy);
          }
        });
  }

  private static void check(Wireless cell, List<List<Task>> batches, UplinkPolicy policy) {
    List<Task> tasks = batches.stream().flatMap(List::stream).toList();
    double[] ready = Uplink.readySeconds(cell, tasks, policy);
    List<Share> shares = Uplink.shares(cell, batches, policy);
    assertThat(shares).hasSameSizeAs(tasks);
    int end = 0;
    for (List<Task> batch : batches) {
      int begin = end;
      end += batch.size();
      double together = ready[end - 1];
      for (int k = begin; k < end; k++) {
        boolean inStep = policy == UplinkPolicy.SEQUENTIAL && cell.powerModel() == CONSTANT_PSD;
        Share share = shares.get(k);
        assertThat(share.finishS()).isEqualTo(inStep ? together : ready[k]);
        double seconds = share.finishS() - share.startS();
        double bits = seconds * Cells.rate(cell, tasks.get(k), share.bandwidthHz());
        double rounding = 1e-13 + 1e-15 * share.finishS() / seconds;
        assertThat(bits / share.payloadBits()).as("%s", share).isCloseTo(1, within(rounding));
        assertThat(share.spectralEfficiency() * share.bandwidthHz() * seconds)
            .isCloseTo(bits, within(1e-12 * bits));
        assertThat(loadAt(shares, (share.startS() + share.finishS()) / 2))
            .isLessThanOrEqualTo(Cells.BAND_HZ * (1 + 1e-13));
      }
    }
  }

  private static double loadAt(List<Share> shares, double instant) {
    return shares.stream()
        .filter(s -> s.startS() < instant && instant < s.finishS())
        .mapToDouble(Share::bandwidthHz)
        .sum();
  }

  private static List<List<Task>> randomBatches(Random random) {
    List<List<Task>> batches = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      batches.add(Cells.randomTasks(random, 1 + random.nextInt(4)));
    }
    return batches;
  }
}
