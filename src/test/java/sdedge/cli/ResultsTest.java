package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.cli.Cli.ROLLING;
import static sdedge.cli.Cli.TWO_DRAFTERS;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.cli.Cli.Ended;

class ResultsTest {
  private static final List<String> FILES =
      List.of("plan.json", "summary.json", "schedule.csv", "latency.csv", "uplink.csv");

  @TempDir private Path folder;

  private Path solved(String name, Object... more) {
    Path result = folder.resolve(name);
    Object[] argv = new Object[more.length + 4];
    argv[0] = "solve";
    argv[1] = ROLLING;
    argv[2] = "-o";
    argv[3] = result;
    System.arraycopy(more, 0, argv, 4, more.length);
    assertThat(Cli.run(argv).code()).isZero();
    return result;
  }

  private static void assertSameBytes(Path a, Path b) throws Exception {
    for (String file : FILES) {
      assertThat(a.resolve(file)).hasSameBinaryContentAs(b.resolve(file));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "de", "tr", "hi-IN-u-nu-deva"})
  void localesChangeNothing(String language) throws Exception {
    Path usual = solved("usual");
    Ended usualText = Cli.run("solve", ROLLING, "-o", folder.resolve("text"));
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(language));
    try {
      assertSameBytes(usual, solved("local"));
      Ended text = Cli.run("solve", ROLLING, "-o", folder.resolve("text"));
      assertThat(text.out()).isEqualTo(usualText.out());
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan.json", "summary.json", "schedule.csv", "latency.csv", "run.json"})
  void filesEndTheirLinesByLf(String file) throws Exception {
    assertThat(Files.readString(solved("a").resolve(file))).endsWith("\n").doesNotContain("\r");
  }

  @Test
  void theHeadersAreThoseOfTheSpecification() throws Exception {
    Path result = solved("a");

    assertThat(header(result, "schedule.csv"))
        .isEqualTo(
            "drafter,cohort,batch,step,stage,node,start_s,end_s,length,active_tasks,new_tokens");
    assertThat(header(result, "latency.csv"))
        .isEqualTo(
            "task,drafter,cohort,batch,length,steps,upload_s,queue_s,draft_s,fronthaul_s,verify_s,"
                + "wait_s,ttft_s,e2e_s,tpot_s");
    assertThat(header(result, "uplink.csv"))
        .isEqualTo(
            "task,drafter,policy,payload_bits,spectral_efficiency_bps_per_hz,bandwidth_hz,start_s,"
                + "finish_s,weight_s_per_bit,saved_s_per_hz");
  }

  private static String header(Path result, String file) throws Exception {
    return Files.readAllLines(result.resolve(file)).get(0);
  }

  @Test
  void evaluatingASolvedPlanGivesTheSameTables() throws Exception {
    Path solved = solved("a");
    Path evaluated = folder.resolve("b");

    Ended ended =
        Cli.run("evaluate", ROLLING, solved.resolve("plan.json"), "-o", evaluated, "--json");

    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("\"status\": \"feasible\"", "\"bound_s\": null");
    assertThat(evaluated.resolve("summary.json")).hasContent(ended.out());
    for (String file : List.of("plan.json", "schedule.csv", "latency.csv", "uplink.csv")) {
      assertThat(evaluated.resolve(file)).hasSameBinaryContentAs(solved.resolve(file));
    }
  }

  @Test
  void expectedStepsSayWhatMeanOnesWouldPromise() throws Exception {
    Path expected = folder.resolve("expected");
    Ended text = Cli.run("solve", ROLLING, "--steps", "expected", "-o", expected);
    Ended mean =
        Cli.run("evaluate", ROLLING, expected.resolve("plan.json"), "-o", folder.resolve("mean"));
    String promised = value(folder.resolve("mean"), "makespan_s");

    assertThat(value(expected, "mean_steps_makespan_s")).isEqualTo(promised);
    assertThat(Double.parseDouble(promised))
        .isLessThan(Double.parseDouble(value(expected, "makespan_s")));
    assertThat(text.out())
        .containsPattern("\n  mean steps would promise [0-9.]+ m?s, [0-9.]+ % less\n");
    assertThat(mean.out()).doesNotContain("mean steps");
    assertThat(folder.resolve("mean/summary.json")).content().doesNotContain("mean_steps");
    assertThat(Cli.run("check", ROLLING, expected).code()).isZero();
  }

  @Test
  void plansAreEvaluatedUnderOtherSteps() throws Exception {
    Path expected = solved("expected", "--steps", "expected");
    Path evaluated = folder.resolve("evaluated");
    String plan = expected.resolve("plan.json").toString();

    Ended ended = Cli.run("evaluate", ROLLING, plan, "--steps", "expected", "-o", evaluated);
    Ended scores = Cli.run("evaluate", ROLLING, plan, "--steps", "expected", "--csv", "-");

    assertThat(ended.code()).as(ended.err()).isZero();
    String makespan = value(expected, "makespan_s");
    assertThat(value(evaluated, "makespan_s")).isEqualTo(makespan);
    assertThat(scores.out()).contains(",feasible," + makespan + ",");
    assertThat(Cli.run("check", ROLLING, evaluated).code()).isZero();
  }

  private static String value(Path result, String key) throws Exception {
    return Files.readString(result.resolve("summary.json"))
        .replaceFirst("(?s).*\"" + key + "\": ([^,]*),.*", "$1");
  }

  @Test
  void plansPassThroughPipes() throws Exception {
    Ended plan = Cli.run("solve", TWO_DRAFTERS, "-o", "-");
    Ended evaluated = Cli.runWithInput(plan.out(), "evaluate", TWO_DRAFTERS, "-", "-o", "-");

    assertThat(plan.err()).contains("makespan");
    assertThat(evaluated.code()).isZero();
    assertThat(evaluated.out()).isEqualTo(plan.out());
  }

  @Test
  void aPlanOfAnotherVersionOfTheInstanceIsEvaluatedWithAWarning() throws Exception {
    Path plan = solved("a").resolve("plan.json");
    String text = Files.readString(Path.of(ROLLING)) + "# changed\n";
    Path changed = Files.writeString(folder.resolve("changed.yaml"), text);

    Ended ended = Cli.run("evaluate", changed, plan, "-o", folder.resolve("b"));

    assertThat(ended.code()).isZero();
    assertThat(ended.err()).contains("warning", "another version of the instance");
  }

  @Test
  void optionsReplaceThoseOfThePlan() throws Exception {
    Path plan = solved("a").resolve("plan.json");
    Path result = folder.resolve("b");

    Cli.line(
        "evaluate "
            + ROLLING
            + " "
            + plan
            + " -o "
            + result
            + " --pipeline asynchronous --uplink uniform");

    assertThat(result.resolve("summary.json"))
        .content()
        .contains(
            "\"pipeline\": \"asynchronous\"",
            "\"uplink\": \"equal-shares\"",
            "\"components\": null");
  }

  @Test
  void helpBeginsWithAnExampleAndVersionsAreNamed() {
    for (String command :
        List.of("solve", "evaluate", "compare", "validate", "schema", "completion")) {
      Ended help = Cli.run(command, "--help");
      assertThat(help.code()).isZero();
      assertThat(help.out()).startsWith("Example:\n  ").contains("sdedge " + command);
    }
    assertThat(Cli.run("--help").out()).startsWith("Example:\n  sdedge solve");
    assertThat(Cli.run("--version").out())
        .contains("sdedge ", "commit ", "java ", "or-tools 9.", "instance-schema 1");
    assertThat(Cli.run("completion").out()).contains("complete -F").contains("--time-limit");
    assertThat(Cli.run("schema").out()).startsWith("{").contains("draft/2020-12");
  }

  @Test
  void colorsOnlyWhenAsked() {
    Path result = folder.resolve("a");

    assertThat(Cli.run("solve", ROLLING, "-o", result).out()).doesNotContain("\u001b");
    assertThat(Cli.run("solve", ROLLING, "-o", result, "--color", "always").out())
        .contains("\u001b[32moptimal");
  }

  @Test
  void runJsonRecordsTheRun() throws Exception {
    String run = Files.readString(solved("a").resolve("run.json"), StandardCharsets.UTF_8);

    assertThat(run).contains("\"kind\": \"sdedge-result\"", "\"seed\": 1", "\"threads\": ");
    assertThat(run).contains("\"wall_s\": ", "\"uplink.csv\": ", "\"or-tools\": ", ROLLING);
  }
}
