package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.Noise;
import sdedge.instance.PowerModel;
import sdedge.instance.Task;
import sdedge.instance.Wireless;
import sdedge.instance.reader.InstanceReader;

/** {@code generate published}: the setting of the paper, drawn anew. */
class GeneratePublishedTest {
  private static final double ERRORS = 4; // standard errors of a mean

  @TempDir private Path folder;

  /**
   * Passes take their weights at 0.8 of the bandwidth of the card and half a millisecond a layer.
   */
  private static double overheadS(Node node, double bytesPerS) {
    return node.model().weightBytes() / (0.8 * bytesPerS) + 0.0005 * node.model().layers();
  }

  @ParameterizedTest
  @CsvSource({
    "68m-7b, llama-68m, llama-7b",
    "1.1b-7b, llama-1.1b, llama-7b",
    "1.1b-13b, llama-1.1b, llama-13b"
  })
  void aPairNamesTheModels(String pair, String drafter, String verifier) throws Exception {
    Instance made = Generated.by("generate published --tasks 4 --pair " + pair);

    Node drafts = made.drafters().get(0).node();
    assertThat(drafts.model().name()).isEqualTo(drafter);
    assertThat(made.verifier().model().name()).isEqualTo(verifier);
    assertThat(drafts.passOverheadS()).isCloseTo(overheadS(drafts, 760e9), within(1e-9));
    assertThat(made.verifier().passOverheadS())
        .isCloseTo(overheadS(made.verifier(), 432e9), within(1e-9));
    assertThat(drafts.memoryBytes()).isEqualTo(16e9);
    assertThat(made.verifier().memoryBytes()).isInfinite();
    assertThat(made.drafters().get(0).wireless())
        .isEqualTo(new Wireless(20e6, new Noise.Power(-106), PowerModel.CONSTANT_PSD, 32, 0));
    String text = Cli.run("generate", "published", "--tasks", 4, "--pair", pair).out();
    assertThat(text.lines().filter(line -> line.startsWith("  llama-"))).hasSize(2);
  }

  /** All but the tasks is that of the shipped instance of the pair. */
  @ParameterizedTest
  @ValueSource(strings = {"68m-7b", "1.1b-7b", "1.1b-13b"})
  void theSettingIsTheShippedOne(String pair) throws Exception {
    Instance made = Generated.by("generate published --tasks 4 --pair " + pair);
    Instance shipped =
        InstanceReader.read(Path.of("instances", "published-%s.yaml".formatted(pair)));

    assertThat(made.network()).isEqualTo(shipped.network());
    assertThat(made.options()).isEqualTo(shipped.options());
  }

  @Test
  void tasksAreThoseOfThePaper() throws Exception {
    List<Task> tasks = Generated.by("generate published").tasks();

    assertThat(tasks).hasSize(100);
    assertThat(tasks).allMatch(task -> task.inputTokens() >= 1 && task.inputTokens() <= 512);
    assertThat(tasks).extracting(task -> task.answer().outputTokens()).containsOnly(2048);
    assertThat(tasks).extracting(task -> task.acceptance().inContext(1).at(10)).containsOnly(0.8);
    assertThat(Math.pow(10, tasks.get(0).txPowerDbm() / 10 - 3)).isCloseTo(0.2, within(1e-6));
    assertThat(tasks).extracting(Task::inputTokens).anyMatch(i -> i < 60).anyMatch(i -> i > 450);
  }

  /** Without fading a gain tells the distance, whose square is uniform over a disc. */
  @Test
  void usersFillADiscOf400Metres() throws Exception {
    int count = 2000;
    List<Task> tasks =
        Generated.by("generate published --fading none --tasks " + count + " --seed 5").tasks();

    double[] shares =
        tasks.stream()
            .mapToDouble(task -> Math.pow(10, (-task.channelGainDb() - 128.1) / 37.6) / 0.4)
            .map(share -> share * share)
            .toArray();
    assertThat(shares).hasSize(count);
    assertThat(Arrays.stream(shares).filter(share -> share > 1.002)).isEmpty();
    double mean = Arrays.stream(shares).average().orElseThrow();
    assertThat(mean).isCloseTo(0.5, within(ERRORS / Math.sqrt(12.0 * count)));
  }

  /** One factor Exp(1) for each channel, whose place stays. */
  @Test
  void channelsFade() throws Exception {
    int count = 2000;
    String command = "generate published --seed 5 --tasks " + count;
    List<Task> fading = Generated.by(command).tasks();
    List<Task> still = Generated.by(command + " --fading none").tasks();

    double sum = 0;
    double weak = 0;
    for (int k = 0; k < count; k++) {
      double dB = fading.get(k).channelGainDb() - still.get(k).channelGainDb();
      sum += Math.pow(10, dB / 10);
      weak += Math.pow(10, dB / 10) < Math.log(2) ? 1 : 0;
    }
    assertThat(sum / count).isCloseTo(1, within(ERRORS / Math.sqrt(count)));
    assertThat(weak / count).isCloseTo(0.5, within(ERRORS * 0.5 / Math.sqrt(count)));
  }

  @Test
  void itCanBeSolvedWithShortAnswersToo() {
    String options = "--tasks 8 --output-tokens uniform:1,2048 --name known -o " + folder;
    Cli.Ended made = Cli.line("generate published " + options);
    Path file = folder.resolve("known.yaml");
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(Cli.run("validate", file).code()).isZero();
    assertThat(Cli.run("solve", file, "-o", folder.resolve("result")).code()).isZero();
  }
}
