package sdedge.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.instance.reader.InstanceReader;

/** Seeds mean to a sweep what they mean to {@code generate}. */
class ChannelDropTest {
  private static Instance made(long seed, Map<Choice, String> options) throws Exception {
    Map<Choice, String> inTurn = new EnumMap<>(Choice.class);
    inTurn.putAll(options);
    inTurn.put(Choice.ASSIGN, "round-robin"); // else the drafters are drawn too
    Generator generator =
        Generator.of(Family.of("multi-cell"), inTurn, null, Map.of(), Path.of(""), null);
    String text = generator.instance("made", seed, List.of());
    return InstanceReader.parse("made", text.getBytes(StandardCharsets.UTF_8), Path.of(""));
  }

  private static double[] gains(Instance instance) {
    return instance.tasks().stream().mapToDouble(Task::channelGainDb).toArray();
  }

  @Test
  void aGeneratedInstanceGetsTheGainsOfAnotherSeed() throws Exception {
    Map<Choice, String> radio =
        Map.of(Choice.RADIO, "uma", Choice.FADING, "rayleigh", Choice.INDOOR, "0.3");
    Instance one = made(1, radio);
    Instance two = made(2, radio);

    Instance drawn = ChannelDrop.of(radio).of(one, 2);

    assertThat(gains(drawn)).isEqualTo(gains(two)).isNotEqualTo(gains(one));
    assertThat(drawn.tasks().get(3).inputTokens()).isEqualTo(one.tasks().get(3).inputTokens());
    assertThat(gains(ChannelDrop.of(radio).of(one, 1))).isEqualTo(gains(one));
  }

  @Test
  void aTaskArrivesWhenItDid() throws Exception {
    Task task = made(1, Map.of()).tasks().get(0);
    Task late =
        new Task(
            "late",
            0,
            7,
            AnswerLaw.known(9, task.acceptance()),
            task.txPowerDbm(),
            task.channelGainDb(),
            2.5);
    Instance drawn =
        ChannelDrop.of(Map.of(Choice.RADIO, "uma")).of(made(1, Map.of()).with(List.of(late)), 2);

    assertThat(drawn.tasks().get(0).channelGainDb()).isNotEqualTo(late.channelGainDb());
    assertThat(drawn.tasks().get(0).arrivalS()).isEqualTo(2.5);
  }

  @Test
  void fewerTasksHaveTheSameChannels() throws Exception {
    Instance all = made(1, Map.of());
    ChannelDrop drop = ChannelDrop.of(Map.of(Choice.FADING, "rayleigh"));

    assertThat(gains(drop.of(all.withFirstTasks(5), 9)))
        .isEqualTo(Arrays.copyOf(gains(drop.of(all, 9)), 5));
  }

  /** The mean of the factors is 1, within 4 standard errors. */
  @Test
  void fadingIsAroundTheGainsOfTheFile() throws Exception {
    Instance all = made(1, Map.of(Choice.TASKS, "100"));
    ChannelDrop drop = ChannelDrop.of(Map.of(Choice.FADING, "rayleigh"));
    double sum = 0;
    int seeds = 100;
    for (int seed = 1; seed <= seeds; seed++) {
      double[] faded = gains(drop.of(all, seed));
      for (int k = 0; k < faded.length; k++) {
        sum += Math.pow(10, (faded[k] - all.tasks().get(k).channelGainDb()) / 10);
      }
    }

    assertThat(sum / (100.0 * seeds)).isCloseTo(1, within(0.04));
  }

  @Test
  void whatIsDrawnMustBeSaid() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChannelDrop.of(Map.of()))
        .withMessage(
            "--seeds needs what to draw: --radio umi for new places and channels, or --fading"
                + " rayleigh around the gains of the file");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChannelDrop.of(Map.of(Choice.FADING, "rayleigh", Choice.RADIUS, "100")))
        .withMessage("--radius goes with --radio");
  }
}
