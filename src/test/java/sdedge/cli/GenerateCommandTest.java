package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.SharedData;
import sdedge.cli.Cli.Ended;
import sdedge.instance.Instance;
import sdedge.instance.InstanceReader;
import sdedge.instance.Task;

/** {@code generate} from the command line. */
class GenerateCommandTest {
  @TempDir private Path folder;

  private static Instance parse(String yaml) throws Exception {
    return InstanceReader.parse("made", yaml.getBytes(StandardCharsets.UTF_8), Path.of(""));
  }

  private static Instance made(Object... options) throws Exception {
    Ended ended = Cli.run(options);
    assertThat(ended.err()).isEmpty();
    return parse(ended.out());
  }

  private static List<Task> tasks(String options) throws Exception {
    return made((Object[]) ("generate paper " + options).split(" ")).tasks();
  }

  private Path trace(String text) throws Exception {
    return Files.writeString(folder.resolve("trace.csv"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"paper", "edge-l4-a100", "dip-sd", "multi-cell", "memory", "slow-uplink"})
  void familiesCanBeSolved(String family) {
    assertThat(Cli.run("generate", family, "-o", folder).code()).isZero();
    Path file = folder.resolve(family + ".yaml");
    assertThat(Cli.run("validate", file).code()).isZero();
    assertThat(Cli.run("solve", file, "-o", folder.resolve("result")).code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"conv", "code"})
  void tracesCanBeSolved(String kind) {
    Path trace = SharedData.file("azure/AzureLLMInferenceTrace_" + kind + ".csv");
    String family = "azure-" + kind;
    assertThat(Cli.run("generate", family, "--trace", trace, "-o", folder).code()).isZero();
    Path file = folder.resolve(family + ".yaml");
    assertThat(Cli.run("solve", file, "-o", folder.resolve("result")).code()).isZero();
  }

  /**
   * The cycle of two batches of three users at length 3: what the pass times of DiP-SD give with l
   * + 1 verified tokens.
   */
  @Test
  void dipSdHasTheRateOfItsPaper() throws Exception {
    Cli.run("generate", "dip-sd", "-o", folder);
    Path plan =
        Files.writeString(
            folder.resolve("plan.json"),
            """
            {"instance": "dip-sd", "pipeline": "asynchronous", "scope": "batch", "order": "given",
             "uplink": "sequential", "cohorts": [[{"tasks": ["u1", "u2", "u3"], "length": 3},
             {"tasks": ["u4", "u5", "u6"], "length": 3}]]}
            """);
    Path result = folder.resolve("result");
    Ended ended =
        Cli.run(
            "evaluate",
            folder.resolve("dip-sd.yaml"),
            plan,
            "--pipeline",
            "asynchronous",
            "-o",
            result);
    assertThat(ended.code()).as(ended.err()).isZero();
    List<Double> starts =
        Files.readAllLines(result.resolve("schedule.csv")).stream()
            .filter(line -> line.matches("[^,]*,1,1,[23],verify,.*"))
            .map(line -> Double.valueOf(line.split(",", -1)[6]))
            .toList();
    double tokens = 6 * (1 + 0.78 + 0.78 * 0.78 + 0.78 * 0.78 * 0.78);
    assertThat(tokens / (starts.get(1) - starts.get(0))).isCloseTo(83.082, within(1e-3));
  }

  @Test
  void memoryForcesCohorts() {
    Cli.run("generate", "memory", "-o", folder);
    Ended solved = Cli.run("solve", folder.resolve("memory.yaml"), "-o", folder.resolve("result"));
    assertThat(solved.out()).contains("cohort 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--drafters 3 --assign uniform",
        "--drafters 3 --assign hotspot:0.6",
        "--drafters per-task",
        "--radio uma --fading rayleigh --indoor 0.5",
        "--input uniform:1,1000 --acceptance curve:0.8,0.6,0.5 --acceptance-sd 0.4"
      })
  void theFirstTasksDoNotDependOnTheirNumber(String options) throws Exception {
    String several = options.contains("--drafters") ? "dip-sd" : "paper";
    String command = "generate " + several + " " + options + " --seed 9 --tasks ";
    List<Task> few = made((Object[]) (command + 10).trim().split(" +")).tasks();
    List<Task> many = made((Object[]) (command + 20).trim().split(" +")).tasks();
    assertThat(many.subList(0, 10)).isEqualTo(few);
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "first", "window"})
  void theFirstRowsOfATraceDoNotDependOnTheirNumber(String sample) throws Exception {
    StringBuilder text = new StringBuilder("ContextTokens,GeneratedTokens\n");
    for (int i = 1; i <= 40; i++) {
      text.append(i).append(',').append(100 + i).append('\n');
    }
    Path trace = trace(text.toString());
    String command = "generate azure-conv --sample " + sample + " --trace " + trace + " --tasks ";
    List<Task> few = made((Object[]) (command + 20).split(" ")).tasks();
    List<Task> all = made((Object[]) (command + 40).split(" ")).tasks();
    assertThat(all.subList(0, 20)).isEqualTo(few);
    assertThat(all.stream().map(Task::inputTokens)).doesNotHaveDuplicates().hasSize(40);
    assertThat(all).allMatch(task -> task.outputTokens() == 100 + task.inputTokens());
    if (!sample.equals("random")) {
      int first = sample.equals("first") ? 1 : all.get(0).inputTokens();
      assertThat(all.get(5).inputTokens()).isEqualTo((first + 4) % 40 + 1);
    }
  }

  @Test
  void noOptionMovesWhatAnotherDraws() throws Exception {
    List<Task> usual = tasks("--los never");
    List<Task> still = tasks("--los never --shadowing off");
    List<Task> other =
        tasks("--los never --shadowing off --acceptance uniform:0.5,0.9 --input uniform:1,9");
    assertThat(gains(usual)).isNotEqualTo(gains(still)).hasSize(50);
    assertThat(gains(other)).isEqualTo(gains(still));
    assertThat(tasks("--radio fixed:-100 --tasks 3"))
        .allMatch(task -> task.channelGainDb() == -100 && task.txPowerDbm() == 23);
  }

  private static List<Double> gains(List<Task> tasks) {
    return tasks.stream().map(Task::channelGainDb).toList();
  }

  @Test
  void severalHaveConsecutiveSeeds() throws Exception {
    assertThat(Cli.run("generate", "paper", "--count", 2, "--seed", 5, "-o", folder).code())
        .isZero();
    Instance second = InstanceReader.read(folder.resolve("paper-0002.yaml"));
    assertThat(second.name()).isEqualTo("paper-0002");
    assertThat(second.tasks()).isEqualTo(tasks("--seed 6"));
    String text = Files.readString(folder.resolve("paper-0001.yaml"));
    assertThat(text)
        .startsWith("# sdedge generate paper --count 2 --seed 5 -o ")
        .contains("seed 5.\n", "arXiv 2510.11331", "3GPP TR 38.901");
  }

  @Test
  void aBaseGivesNodesAndOptions() throws Exception {
    Instance base = InstanceReader.read(Path.of("instances/measured-table.yaml"));
    Object[] options = {"generate", "--base", "instances/measured-table.yaml", "--tasks", 4, "-o"};
    Object[] toFolder = java.util.Arrays.copyOf(options, options.length + 1);
    toFolder[options.length] = folder;
    assertThat(Cli.run(toFolder).err()).isEmpty();
    Instance made = InstanceReader.read(folder.resolve("generated.yaml"));
    assertThat(made.verifier().model()).isEqualTo(base.verifier().model());
    assertThat(made.drafters().get(0).fronthaul()).isEqualTo(base.drafters().get(0).fronthaul());
    assertThat(made.speculation()).isEqualTo(base.speculation());
    assertThat(made.batching()).isEqualTo(base.batching());
    assertThat(made.tasks()).hasSize(4);
  }

  @Test
  void unequalDraftersKeepTheirBandsAndHaveLawsOfTheirOwn() throws Exception {
    Path file = Path.of("instances/city-4-sbs.yaml");
    Instance base = InstanceReader.read(file);
    String options =
        "generate --tasks 32 --assign blocks:12,10,6,4 --radius 20..200"
            + " --acceptance uniform:0.8,0.9;uniform:0.6,0.7 --base ";
    Instance made = made((Object[]) (options + file).split(" "));
    Instance narrow = made((Object[]) (options + file + " --bandwidth 1MHz").split(" "));

    assertThat(made.network()).isEqualTo(base.network());
    assertThat(narrow.drafters()).allMatch(d -> d.wireless().bandwidthHz() == 1e6);
    assertThat(IntStream.range(0, 4).map(d -> made.tasksOf(d).length))
        .containsExactly(12, 10, 6, 4);
    for (Task task : made.tasks()) {
      double least = task.drafter() % 2 == 0 ? 0.8 : 0.6;
      assertThat(task.acceptance().at(1)).isBetween(least, least + 0.1);
    }
  }

  @Test
  void gainsCanBeUniform() throws Exception {
    assertThat(gains(tasks("--radio uniform:-132,-72")))
        .allMatch(gain -> gain >= -132 && gain <= -72)
        .anyMatch(gain -> gain < -120)
        .anyMatch(gain -> gain > -84);
  }

  @Test
  void droppedRowsAreCounted() {
    Path file = SharedData.file("azure/AzureLLMInferenceTrace_code.csv");
    Ended ended = Cli.run("generate", "azure-code", "--trace", file, "--tasks", 3);
    assertThat(ended.out().replace("\n# ", " "))
        .contains("8819 rows; dropped: 1241 of more than 4096 input tokens");
  }

  @Test
  void columnsOfATraceCanBeNamed() throws Exception {
    Path file = trace("when,b,a\n1,20,10\n2,0,5\n3,21,11\n");
    String options = "generate azure-code --columns input=a,output=b --tasks 2 --sample first";
    List<Task> tasks = made((Object[]) (options + " --trace " + file).split(" ")).tasks();
    assertThat(tasks.stream().map(Task::inputTokens)).containsExactly(10, 11);
    assertThat(tasks.stream().map(Task::outputTokens)).containsExactly(20, 21);
  }

  @Test
  void wrongTracesAreRefusedWithTheirPlace() throws Exception {
    Map<String, String> cases =
        Map.of(
            "ContextTokens\n1\n", ":1:1: GeneratedTokens: the column is missing from the header",
            "ContextTokens,GeneratedTokens\n1,-2\n", ":2:3: GeneratedTokens: -2 must be >= 0",
            "ContextTokens,GeneratedTokens\nNaN,2\n", ":2:1: ContextTokens: NaN must be a number",
            "ContextTokens,GeneratedTokens\n1,5,2\n", ":2:1: 1,5,2 has 3 of 2 fields",
            "ContextTokens;GeneratedTokens\n1;2\n", "columns need commas between",
            "", ":1:1: the first line must name the columns",
            "ContextTokens,GeneratedTokens\n1,2\n", "1 of 1 rows can be tasks, but 50 are wanted");
    for (Map.Entry<String, String> each : cases.entrySet()) {
      Path file = trace(each.getKey());
      Ended ended = Cli.run("generate", "azure-conv", "--trace", file);
      assertThat(ended.err()).startsWith(file.toString()).contains(each.getValue());
      assertThat(ended.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generate papr",
        "generate",
        "generate calibrated",
        "generate azure-conv",
        "generate paper --count 3",
        "generate paper --tasks 0",
        "generate paper --tasks 1.5",
        "generate paper --carrier 3.5",
        "generate paper --carrier 3.5dB",
        "generate paper --radio umj",
        "generate paper --radius 5",
        "generate paper --radius 200..20",
        "generate paper --radio uniform:-70,-90",
        "generate paper --assign blocks:0",
        "generate paper --acceptance constant:0.5;constant:2",
        "generate paper --los sometimes",
        "generate paper --shadowing maybe",
        "generate paper --acceptance constant:1.1",
        "generate paper --acceptance beta:1",
        "generate paper --input uniform:9,3",
        "generate paper --assign hotspot:2",
        "generate paper --ut-height 14m --radio uma",
        "generate paper --name a/b"
      })
  void wrongOptionsAreUsageErrors(String command) {
    Ended ended = Cli.run((Object[]) command.split(" "));
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.USAGE.code());
    assertThat(ended.err()).startsWith("sdedge: ").contains("--help");
  }

  @Test
  void aDescriptionHasQuantilesOnly() {
    Ended ended = Cli.run("generate", "paper", "--describe", "--radio", "fixed:-100");
    assertThat(ended.out())
        .contains("channel_gain_db", "-100.0", "upload alone ms")
        .doesNotContain("tasks:");
  }
}
