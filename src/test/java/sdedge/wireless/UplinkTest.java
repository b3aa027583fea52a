package sdedge.wireless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static sdedge.instance.PowerModel.CONSTANT_POWER;
import static sdedge.instance.PowerModel.CONSTANT_PSD;
import static sdedge.wireless.Cells.task;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import sdedge.instance.Acceptance;
import sdedge.instance.Noise;
import sdedge.instance.PowerModel;
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;

/** A token is 10 kbit and the band 1 MHz: 100 tokens take a second per bit/s/Hz. */
class UplinkTest {
  private static final Offset<Double> NEAR = within(1e-13);
  private static final double SNR_3_DB = 10 * Math.log10(3);

  /** 100 tokens at 1 bit/s/Hz, 800 tokens at 2: W = 1 s and 4 s. */
  private static final List<Task> TASKS = List.of(task(100, 0), task(800, SNR_3_DB));

  /** 1 W received beside 1 mW: log2(1 + 1000) bit/s/Hz on any share of any band. */
  @Test
  void noiseOfATransmissionIsAsMuchOnEveryShare() {
    Wireless cell = new Wireless(1e6, new Noise.Power(0), CONSTANT_PSD, 2e6, 0);
    Task task = new Task("u", 0, 1, 1, Acceptance.of(1), 40, -10);

    for (double bandHz : new double[] {1e6, 2e6}) {
      Channel channel = Channel.of(cell.withBand(bandHz), task);
      assertThat(channel.secondsOn(bandHz)).isCloseTo(2e6 / bandHz / 9.967226258835993, NEAR);
      assertThat(channel.secondsOn(bandHz / 8)).isEqualTo(8 * channel.secondsOn(bandHz));
    }
    Channel dense =
        Channel.of(new Wireless(1e6, new Noise.Density(-60, 0), CONSTANT_PSD, 2e6, 0), task);
    assertThat(dense.secondsOn(1e6)).isCloseTo(2 / 9.967226258835993, NEAR);
  }

  @Test
  void uniformCountsTasksWithoutPayload() {
    List<Task> tasks = List.of(task(100, 0), task(0, 0));
    assertNear(ready(CONSTANT_PSD, UplinkPolicy.EQUAL_SHARES, tasks), 2, 0);
  }

  @Test
  void autoIsNoPolicyOfAPlan() {
    assertThatThrownBy(() -> ready(CONSTANT_PSD, UplinkPolicy.AUTO, TASKS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("auto");
  }

  @Test
  void noTasksNeedNothing() {
    for (UplinkPolicy policy : Policies.FIXED) {
      assertThat(ready(CONSTANT_POWER, policy, List.of())).isEmpty();
      assertThat(Uplink.shares(cell(CONSTANT_PSD), List.of(), policy)).isEmpty();
    }
  }

  private static Wireless cell(PowerModel model) {
    return Cells.cell(model, 1e4);
  }

  private static double[] ready(PowerModel model, UplinkPolicy policy, List<Task> tasks) {
    return Uplink.readySeconds(cell(model), tasks, policy);
  }

  private static void assertNear(double[] actual, double... expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int k = 0; k < expected.length; k++) {
      assertThat(actual[k]).isCloseTo(expected[k], within(1e-14 * expected[k]));
    }
  }
}
