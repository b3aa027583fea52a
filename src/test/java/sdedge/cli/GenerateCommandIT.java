package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.cli.Cli.Ended;
import sdedge.instance.Acceptance;
import sdedge.instance.AcceptanceRates;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Noise;
import sdedge.instance.RadioLink;
import sdedge.instance.Serving;
import sdedge.instance.Task;
import sdedge.instance.reader.InstanceReader;
import sdedge.study.ExitCode;

/** {@code generate} from the command line. */
class GenerateCommandIT {
  @TempDir private Path folder;

  private static List<Task> tasks(String options) throws Exception {
    return Generated.by("generate paper " + options).tasks();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "paper",
        "edge-l4-a100",
        "dip-sd",
        "multi-cell",
        "memory",
        "slow-uplink",
        "co-located"
      })
  void familiesCanBeSolved(String family) {
    assertThat(Cli.run("generate", family, "-o", folder).code()).isZero();
    Path file = folder.resolve(family + ".yaml");
    assertThat(Cli.run("validate", file).code()).isZero();
    assertThat(Cli.run("solve", file, "-o", folder.resolve("result")).code()).isZero();
  }

  @Test
  void namesThatLookLikeNumbersAreWrittenAsNames() throws Exception {
    String quoted =
        Files.readString(Path.of("instances/calibrated/base.yaml"))
            .replace("- id: sbs1", "- id: \"1\"");
    Path base = Files.writeString(folder.resolve("base.yaml"), quoted);

    Ended made = Cli.run("generate", "--base", base, "--tasks", 2, "--name", "2024", "-o", folder);

    assertThat(made.code()).as(made.err()).isZero();
    Instance instance = InstanceReader.read(folder.resolve("2024.yaml"));
    assertThat(instance.name()).isEqualTo("2024");
    assertThat(instance.drafters()).extracting(Drafter::id).containsExactly("1");
    assertThat(instance.tasks()).extracting(Task::drafter).containsOnly(0);
  }

  @Test
  void enginesAreSaidByOptionsInPlaceOfTheBase() throws Exception {
    Path base =
        Files.writeString(
            folder.resolve("base.yaml"),
            Files.readString(Path.of("instances/calibrated/base.yaml"))
                + "serving: {max_num_batched_tokens: 512, front_end_s: 0.25}\n");
    String byBase = "generate --tasks 2 --base " + base;

    assertThat(Generated.by(byBase).serving()).isEqualTo(new Serving(512, false, 0.25));
    assertThat(Generated.by(byBase + " --async-scheduling --token-budget 2048").serving())
        .isEqualTo(new Serving(2048, true, 0.25));
    assertThat(Generated.by(byBase + " --token-budget none --front-end none").serving())
        .isEqualTo(Serving.PLAIN);
    assertThat(Generated.by("generate paper --tasks 2 --front-end 0.002").serving())
        .isEqualTo(new Serving(Serving.UNLIMITED, false, 0.002));
  }

  /** What a calibration found in other contexts is beside the first one what it was. */
  @Test
  void acceptanceByContextGoesToEveryTask() throws Exception {
    Path base =
        Files.writeString(
            folder.resolve("base.yaml"),
            Files.readString(Path.of("instances/calibrated/base.yaml"))
                + "acceptance: {context_tokens: [100, 300], rates: [[0.8, 0.7], 0.2]}\n");

    Acceptance as = accepted(Generated.by("generate --tasks 2 --base " + base));
    Acceptance lower =
        accepted(Generated.by("generate --tasks 2 --acceptance constant:0.7 --base " + base));

    assertThat(as.entries())
        .containsExactly(
            new Acceptance.Entry(100, AcceptanceRates.of(0.8, 0.7)),
            new Acceptance.Entry(300, AcceptanceRates.of(0.2, 0.2)));
    assertThat(lower.entries())
        .containsExactly(
            new Acceptance.Entry(100, AcceptanceRates.of(0.7, 0.7)),
            new Acceptance.Entry(300, AcceptanceRates.of(0.1, 0.2)));
  }

  private static Acceptance accepted(Instance made) {
    assertThat(made.tasks()).hasSize(2);
    return made.tasks().get(1).acceptance();
  }

  private static double rate(Task task, String mode) {
    return task.acceptance().under(new DraftChoice(mode, 1)).inContext(1).at(1);
  }

  /** arXiv 2604.20919: six users, contexts of 512 tokens halfway through an answer. */
  @Test
  void thePublishedRateOfDipSdComesFromOneCommand() {
    Ended made = Cli.run("generate", "dip-sd", "--tasks", 6, "--input", "constant:448", "-o", "-");
    Ended solved =
        Cli.runWithInput(made.out(), "solve", "-", "--method", "dip-sd", "-o", folder.resolve("d"));

    assertThat(solved.code()).as(solved.err()).isZero();
    assertThat(solved.out())
        .contains("cohort 1   3×l3 3×l3")
        .contains("; by its own objective 83.781 tokens per second\n");
  }

  @Test
  void handsetsShareABandAndAcceptLessByIds() throws Exception {
    Instance made = Generated.by("generate handsets --tasks 4 --seed 3");
    assertThat(made.drafters()).hasSize(4);
    for (Drafter handset : made.drafters()) {
      RadioLink.Access access = Objects.requireNonNull(handset.fronthaul().access());
      assertThat(access.link().name()).isEqualTo("air");
      assertThat(handset.modes()).extracting(DraftMode::name).containsExactly("ids", "top64");
    }
    for (Task task : made.tasks()) {
      double top64 = rate(task, "top64");
      assertThat(top64).isBetween(0.7, 0.86);
      assertThat(rate(task, "ids")).isCloseTo(top64 - 0.06, within(1e-9));
    }
    Instance alike = Generated.by("generate co-located --tasks 4 --mode-acceptance block:1");
    assertThat(alike.tasks())
        .allMatch(task -> rate(task, "block") == 1)
        .allMatch(task -> rate(task, "edge") == rate(task, "co-located"));
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
    List<Task> few = Generated.by(command + 10).tasks();
    List<Task> many = Generated.by(command + 20).tasks();
    assertThat(many.subList(0, 10)).isEqualTo(few);
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

  /** What is wrong with a base is said where it stands, before anything is made of it. */
  @Test
  void aBaseWithABandThatIsNoneIsRefused() throws Exception {
    Path base =
        Files.writeString(
            folder.resolve("base.yaml"),
            Files.readString(Path.of("instances/quickstart.yaml"))
                .replace("bandwidth_hz: 20e6", "bandwidth_hz: -1"));

    Ended made = Cli.run("generate", "--base", base, "--tasks", 3, "-o", "-");

    assertThat(made.code()).isEqualTo(3);
    assertThat(made.err()).contains("wireless.bandwidth_hz: -1 must be > 0").doesNotContain("NaN");
  }

  /** Its prompts are there at 0; a band is one as soon as an option says it. */
  @Test
  void aBaseWithoutRadioGivesTasksWithoutRadio() throws Exception {
    String quickstart = Files.readString(Path.of("instances/quickstart.yaml"));
    Path base =
        Files.writeString(
            folder.resolve("base.yaml"),
            quickstart
                .replaceAll("    wireless: .*\n", "")
                .replaceAll(", tx_power_dbm: 23, channel_gain_db: -\\d+", ""));
    String command = "generate --base " + base + " --tasks 3 -o -";
    Ended made = Cli.run("generate", "--base", base, "--tasks", 3, "-o", "-");

    assertThat(made.out()).contains("id: u3").doesNotContain("wireless", "channel", "Channel");
    assertThat(Generated.by(command).drafters().get(0).hasUplink()).isFalse();
    Drafter said = Generated.by(command + " --bandwidth 5MHz").drafters().get(0);
    assertThat(said.wireless().bandwidthHz()).isEqualTo(5e6);
    assertThat(Cli.run("generate", "--base", base, "--describe").out())
        .contains("output_tokens")
        .doesNotContain("SNR");
  }

  @Test
  void unequalDraftersKeepTheirBandsAndHaveLawsOfTheirOwn() throws Exception {
    Path file = Path.of("instances/city-4-sbs.yaml");
    Instance base = InstanceReader.read(file);
    String options =
        "generate --tasks 32 --assign blocks:12,10,6,4 --radius 20..200"
            + " --acceptance uniform:0.8,0.9;uniform:0.6,0.7 --base ";
    Instance made = Generated.by(options + file);
    Instance narrow = Generated.by(options + file + " --bandwidth 1MHz");

    assertThat(made.network()).isEqualTo(base.network());
    assertThat(narrow.drafters()).allMatch(d -> d.wireless().bandwidthHz() == 1e6);
    assertThat(IntStream.range(0, 4).map(d -> made.tasksOf(d).length))
        .containsExactly(12, 10, 6, 4);
    for (Task task : made.tasks()) {
      double least = task.drafter() % 2 == 0 ? 0.8 : 0.6;
      assertThat(task.acceptance().inContext(1).at(1)).isBetween(least, least + 0.1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixed:-100", "uniform:-100,-80"})
  void fadingIsTheSameWhateverTheGain(String radio) throws Exception {
    List<Double> expected = fading("umi");
    assertThat(expected).hasSize(50).anyMatch(fade -> fade < -3);
    List<Double> found = fading(radio);
    for (int k = 0; k < expected.size(); k++) {
      assertThat(found.get(k)).isCloseTo(expected.get(k), within(0.021)); // of rounded gains
    }
  }

  private List<Double> fading(String radio) throws Exception {
    List<Double> still = gains(tasks("--radio " + radio));
    List<Double> faded = gains(tasks("--fading rayleigh --radio " + radio));
    return IntStream.range(0, still.size()).mapToObj(k -> faded.get(k) - still.get(k)).toList();
  }

  @Test
  void gainsCanBeUniform() throws Exception {
    assertThat(gains(tasks("--radio uniform:-132,-72")))
        .allMatch(gain -> gain >= -132 && gain <= -72)
        .anyMatch(gain -> gain < -120)
        .anyMatch(gain -> gain > -84);
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
        "generate paper --radius 5..20",
        "generate published --radius 0.5..400",
        "generate published --pair 7b",
        "generate paper --pair 68m-7b",
        "generate published --pair 68m-7b --base instances/quickstart.yaml",
        "generate paper --radio uniform:-70,-90",
        "generate paper --assign blocks:0",
        "generate paper --acceptance constant:0.5;constant:2",
        "generate paper --los sometimes",
        "generate paper --shadowing maybe",
        "generate paper --acceptance constant:1.1",
        "generate paper --acceptance beta:1",
        "generate paper --input uniform:9,3",
        "generate paper --mode-acceptance ids:0.1",
        "generate handsets --mode-acceptance block:0.1",
        "generate handsets --mode-acceptance ids:2",
        "generate handsets --mode-acceptance ids",
        "generate paper --assign hotspot:2",
        "generate paper --ut-height 14m --radio uma",
        "generate paper --time-column auto",
        "generate paper --time-column :ms",
        "generate paper --noise -106dBm --noise-psd -174",
        "generate paper --noise -106dBm --noise-figure 5dB",
        "generate paper --noise -106dBm --power-model constant-power",
        "generate paper --noise -106dB",
        "generate paper --sample first",
        "generate paper --max-input 99",
        "generate paper --max-output 99",
        "generate paper --columns acceptance=rate",
        "generate paper --radio fixed:-90 --los always",
        "generate paper --radio uniform:-90,-80 --indoor 0.5",
        "generate paper --name a/b"
      })
  void wrongOptionsAreUsageErrors(String command) {
    Ended ended = Cli.line(command);
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.USAGE.code());
    assertThat(ended.err()).startsWith("sdedge: ").contains("--help");
  }

  @Test
  void noiseOfTransmissionsIsThatOfTheBaseUnlessADensityIsSaid() throws Exception {
    String made = Cli.run("generate", "paper", "--tasks", 2, "--noise", "-106dBm").out();
    Path base = Files.writeString(folder.resolve("base.yaml"), made);
    String again = "generate --tasks 2 --base " + base;

    assertThat(noise(again)).isEqualTo(new Noise.Power(-106));
    assertThat(noise(again + " --noise -95dBm")).isEqualTo(new Noise.Power(-95));
    assertThat(noise(again + " --noise-psd -170")).isEqualTo(new Noise.Density(-170, 5));
  }

  private static Noise noise(String command) throws Exception {
    return Generated.by(command).drafters().get(0).wireless().noise();
  }

  @Test
  void aDescriptionHasQuantilesOnly() {
    Ended ended = Cli.run("generate", "paper", "--describe", "--radio", "fixed:-100");
    assertThat(ended.out())
        .contains("channel_gain_db", "-100.0", "upload alone ms")
        .doesNotContain("tasks:");
  }
}
