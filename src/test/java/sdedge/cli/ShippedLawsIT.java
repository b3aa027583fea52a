package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.cli.Cli.Ended;
import sdedge.document.Human;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.instance.reader.InstanceReader;

/** The command in the first lines of a shipped instance makes others of its kind. */
class ShippedLawsIT {
  private static final Path FOLDER = Path.of("instances");
  private static final String COMMAND = "# sdedge generate ";
  private static final double ERRORS = 4;
  private static final int MANY = 2_000;

  private static final Map<String, ToDoubleFunction<Task>> QUANTITIES =
      Map.of(
          "input", task -> Math.log(task.inputTokens()),
          "output", task -> Math.log(task.outputTokens()),
          "acceptance", task -> task.acceptance().inContext(1).at(1),
          "gain", Task::channelGainDb);

  /** Those with tasks drawn at random. */
  static List<String> drawn() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml") && !command(name).isEmpty())
          .sorted()
          .toList();
    }
  }

  /** Its words; empty without one. */
  private static List<String> command(String name) {
    try {
      String joined =
          Files.readAllLines(FOLDER.resolve(name)).stream()
              .dropWhile(line -> !line.startsWith(COMMAND))
              .takeWhile(line -> line.length() > 1)
              .map(line -> line.substring(2).replace("'", ""))
              .collect(Collectors.joining(" "));
      return joined.isEmpty() ? List.of() : List.of(joined.substring(7).split(" "));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Instance made(List<String> command) throws Exception {
    Ended ended = Cli.run(command.toArray());
    assertThat(ended.err()).isEmpty();
    return InstanceReader.parse("made", ended.out().getBytes(StandardCharsets.UTF_8), FOLDER);
  }

  @Test
  void allButTheWrittenOnesAreDrawn() throws Exception {
    assertThat(drawn()).hasSize(10);
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void networkOptionsAndTasksPerDrafterAreTheSame(String name) throws Exception {
    Instance shipped = InstanceReader.read(FOLDER.resolve(name));
    Instance made = made(command(name));

    assertThat(made.network()).isEqualTo(shipped.network());
    assertThat(made.options()).isEqualTo(shipped.options());
    assertThat(made.tasks()).hasSameSizeAs(shipped.tasks());
    for (int d = 0; d < shipped.drafters().size(); d++) {
      assertThat(made.tasksOf(d)).hasSameSizeAs(shipped.tasksOf(d));
    }
    assertThat(made.tasks().stream().map(Task::txPowerDbm).distinct())
        .containsExactlyElementsOf(
            shipped.tasks().stream().map(Task::txPowerDbm).distinct().toList());
  }

  /** Per drafter, since its tasks may have laws of their own. */
  @ParameterizedTest
  @MethodSource("drawn")
  void theTasksAreThoseOfItsLaws(String name) throws Exception {
    Instance shipped = InstanceReader.read(FOLDER.resolve(name));
    List<String> command = new java.util.ArrayList<>(command(name));
    command.set(command.indexOf("--tasks") + 1, String.valueOf(MANY));
    Instance many = made(command);

    for (int d = 0; d < shipped.drafters().size(); d++) {
      for (Map.Entry<String, ToDoubleFunction<Task>> quantity : QUANTITIES.entrySet()) {
        double[] few = values(shipped, d, quantity.getValue());
        double[] law = values(many, d, quantity.getValue());
        double error = deviation(law) * Math.sqrt(1.0 / few.length + 1.0 / law.length);
        assertThat(Math.abs(mean(few) - mean(law)))
            .as("%s of drafter %s", quantity.getKey(), d)
            .isLessThanOrEqualTo(ERRORS * error);
      }
    }
  }

  private static double[] values(Instance instance, int drafter, ToDoubleFunction<Task> quantity) {
    return IntStream.of(instance.tasksOf(drafter))
        .mapToDouble(k -> quantity.applyAsDouble(instance.tasks().get(k)))
        .toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(mean(Arrays.stream(values).map(x -> (x - mean) * (x - mean)).toArray()));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 12, 16, 24, 32, 48})
  void theBenchmarksAreTheFirstTasksOfAnInstance(int tasks) throws Exception {
    Instance whole = InstanceReader.read(FOLDER.resolve("paper-68m-7b.yaml"));
    Path file = FOLDER.resolve(Human.format("bench/tasks-%02d.yaml", tasks));
    Instance first = InstanceReader.read(file);

    assertThat(first.network()).isEqualTo(whole.network());
    assertThat(first.options()).isEqualTo(whole.options());
    assertThat(first.tasks()).isEqualTo(whole.tasks().subList(0, tasks));
  }
}
