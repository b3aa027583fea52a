package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.cli.Cli.Ended;
import sdedge.study.ExitCode;
import sdedge.study.Search;

/** Padding and memory by batch where they mean nothing, by whatever way a pipeline comes. */
class RefusedBatchingIT {
  private static final String QUICK = "instances/quickstart.yaml";
  private static final String PADS = " --set batching.padding=longest-input";
  private static final String BY_BATCH = " --set batching.residency=batch";
  private static final String PADDING =
      "batching.padding: longest-input must be none where groups are refilled (pipeline continuous,"
          + " stream, capacity, engines): nothing is padded there";
  private static final String MEMORY =
      "batching.residency: batch must be cohort where groups are refilled (pipeline continuous,"
          + " stream, capacity, engines): all caches are held at once there";
  private static final String ADMITTED =
      "batching.residency: batch must be cohort under pipeline asynchronous, where a batch holds"
          + " memory from its admission to its last verdict";

  @TempDir private Path folder;

  private static Ended run(String command) {
    return Cli.line(command);
  }

  /** What is said of a command that looks for faster continuous plans too. */
  private static String searched(String command) {
    return Cli.run("", Search.SOLVER, (Object[]) command.split(" ")).err();
  }

  private static void assertRefused(String command, String message) {
    Ended ended = run(command);
    assertThat(ended.err() + ended.out()).as(command).contains(message);
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.INVALID_INPUT.code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "solve QUICK --pipeline continuous",
        "compare QUICK --pipeline continuous",
        "capacity QUICK --within 9s --pipeline continuous",
        "sweep QUICK --set tasks[*].acceptance=0.5,0.6 --pipeline continuous",
        "sweep QUICK --set pipeline=rolling,continuous",
        "solve QUICK --pipeline continuous --uplink equal-shares",
        "solve QUICK --set pipeline=continuous",
        "solve QUICK --method continuous",
        "solve QUICK --method milp --pipeline continuous",
        "validate QUICK --set pipeline=continuous",
        "stream QUICK",
        "stream QUICK --concurrency 2",
        "stream QUICK --capacity --slo ttft=9s",
        "capacity QUICK --within 9s",
        "export QUICK --to vllm",
        "export QUICK --to tensorrt-llm"
      })
  void whatIsRefilledIsNeitherPaddedNorCountedByBatch(String command) {
    String asked = command.replace("QUICK", QUICK);
    assertRefused(asked + PADS, PADDING);
    assertRefused(asked + BY_BATCH, MEMORY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "solve QUICK --pipeline asynchronous",
        "solve QUICK --set pipeline=asynchronous",
        "solve QUICK --method per-drafter",
        "validate QUICK --set pipeline=asynchronous"
      })
  void asynchronousBatchesHoldMemoryTogether(String command) {
    assertRefused(command.replace("QUICK", QUICK) + BY_BATCH, ADMITTED);
  }

  @Test
  void aFileThatContradictsItselfIsToldWhere() throws Exception {
    String text =
        Files.readString(Path.of(QUICK))
            .replace(
                "batching: {max", "pipeline: continuous\nbatching: {padding: longest-input, max");
    Path file = Files.writeString(folder.resolve("i.yaml"), text);

    assertRefused("validate " + file, file + ":40:21: " + PADDING);
  }

  @ParameterizedTest
  @CsvSource({
    "continuous, batching.padding",
    "per-drafter, batching.residency",
  })
  void aSchemeIsRefusedInComparisons(String scheme, String key) {
    String set = scheme.equals("continuous") ? PADS : BY_BATCH;
    Ended ended = run("compare " + QUICK + " --csv - --methods " + scheme + set);

    assertThat(ended.out()).contains("," + scheme + ",refused,").contains(key);
    assertThat(run("compare " + QUICK + " --csv - --methods schemes" + set).out())
        .doesNotContain("," + scheme + ",");
  }

  @ParameterizedTest
  @ValueSource(strings = {PADS, BY_BATCH})
  void nothingIsSaidOfServiceThatIsRefused(String set) {
    assertThat(searched("solve " + QUICK + " -o -")).contains("sooner: --pipeline continuous");
    assertThat(searched("solve " + QUICK + " -o -" + set)).doesNotContain("--pipeline continuous");
  }

  @ParameterizedTest
  @CsvSource({"asynchronous", "continuous"})
  void plansAreNotExecutedSo(String pipeline) throws Exception {
    String plan =
        pipeline.equals("asynchronous")
            ? "{\"pipeline\": \"asynchronous\", \"cohorts\": [[{\"tasks\": %s, \"length\": 1}]]}"
            : "{\"pipeline\": \"continuous\", \"admission\": %s, \"groups\": [{\"length\": 1}]}";
    String tasks = "[\"u1\", \"u2\", \"u3\", \"u4\", \"u5\", \"u6\"]";
    Path file = Files.writeString(folder.resolve("plan.json"), plan.formatted(tasks));
    String reason = pipeline.equals("asynchronous") ? ADMITTED : MEMORY;

    assertRefused("evaluate " + QUICK + " " + file + BY_BATCH, file + ": " + reason);
    assertRefused("simulate " + QUICK + " " + file + " --runs 2" + BY_BATCH, reason);
    Ended scores = run("evaluate " + QUICK + " " + file + " --csv -" + BY_BATCH);
    assertThat(scores.out()).contains(",invalid,").contains(reason.substring(0, 30));
    assertThat(scores.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
  }

  @Test
  void nothingIsFittedToABaseThatPads() throws Exception {
    String text = Files.readString(Path.of("instances/calibrated/base.yaml"));
    Path base =
        Files.writeString(
            folder.resolve("base.yaml"), text + "batching: {padding: longest-input}\n");
    Path runs = Files.writeString(folder.resolve("runs.csv"), "");

    assertRefused("calibrate --base " + base + " --runs " + runs, base + ": " + PADDING);
  }
}
