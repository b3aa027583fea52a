package sdedge.cli;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.TestSeeds;

/**
 * Instances that are larger than what can be searched: they have a plan and a bound, in time. A
 * quarter of the tasks or less, in as much less time, by default; all with {@code
 * -Dtest.draws=all}.
 */
class LargeResultsIT {
  private static final long HANG_S = 240;
  private static final boolean WHOLE = TestSeeds.all();
  private static final int WINDOWS = WHOLE ? 3_000 : 750;

  @TempDir private Path folder;

  private Map<String, Object> solved(
      String heap, String family, int tasks, int drafters, Object... more) throws Exception {
    Cli.Ended made =
        Cli.line(
            "generate "
                + family
                + " --tasks "
                + tasks
                + " --drafters "
                + drafters
                + " -o "
                + folder
                + " --name i");
    assertThat(made.code()).as(made.err()).isZero();
    Path result = folder.resolve("result");
    List<Object> argv = new ArrayList<>(List.of("solve", folder.resolve("i.yaml"), "-o", result));
    argv.addAll(List.of("--threads", WHOLE ? 2 : 1)); // another test has the other core
    argv.addAll(List.of(more));
    Program program = (WHOLE ? Program.usual(folder) : new Program(folder)).with(heap);
    Process process = program.start(argv.toArray());
    try {
      assertThat(process.waitFor(HANG_S, SECONDS)).as("ended within " + HANG_S + " s").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(program.err()).isZero();
    WholeResult.check(result);
    return Cli.summary(result);
  }

  /** There was no time for more than a plan and a bound. */
  private static void assertCutShort(Map<String, Object> summary) {
    double makespanS = Json.number(summary.get("makespan_s"));
    assertThat(Json.number(summary.get("bound_s"))).isPositive().isLessThan(makespanS);
    assertThat(summary).containsEntry("termination", "time_limit");
  }

  @Test
  void veryManyTasksHaveAPlanInLittleMemory() throws Exception {
    int tasks = WHOLE ? 100_000 : 10_000;
    String limit = WHOLE ? "20s" : "3s";
    String heap = WHOLE ? "-Xmx512m" : "-Xmx128m";

    assertCutShort(solved(heap, "multi-cell", tasks, 20, "--time-limit", limit));

    assertThat(Files.readAllLines(folder.resolve("result/latency.csv"))).hasSize(tasks + 1);
  }

  /** All steps are random; the search leaves time to execute, write and check them. */
  @Test
  void randomStepsOfVeryManyTasksHaveAPlan() throws Exception {
    int tasks = WHOLE ? 200_000 : 10_000;
    String limit = WHOLE ? "60s" : "4s";
    String heap = WHOLE ? "-Xmx1g" : "-Xmx220m";

    Map<String, Object> summary = solved(heap, "paper", tasks, 1, "--time-limit", limit);

    double makespanS = Json.number(summary.get("makespan_s"));
    assertThat(Json.number(summary.get("bound_s"))).isPositive().isLessThan(makespanS);
    assertThat(Files.readAllLines(folder.resolve("result/latency.csv"))).hasSize(tasks + 1);
  }

  /** Each prompt has windows of its own. */
  @Test
  void windowsOfManyTasksAtManyDraftersAreWritten() throws Exception {
    solved("-Xmx1g", "slow-uplink", WINDOWS, 20, "--method", "autoregressive-max");

    assertThat(Files.readString(folder.resolve("result/plan.json"))).contains("\"explicit\"");
    assertThat(Files.readAllLines(folder.resolve("result/uplink.csv"))).hasSizeGreaterThan(WINDOWS);
  }

  /** The self-check sees each part of each batch as if it were certain. */
  @Test
  void randomStepsOfManyBatchesAreChecked() throws Exception {
    int tasks = WHOLE ? 3_000 : 1_500;
    String limit = WHOLE ? "5s" : "3s";

    assertCutShort(
        solved("-Xmx1g", "multi-cell", tasks, 20, "--steps", "expected", "--time-limit", limit));
  }

  /** Answers of very many steps: there is a plan at once, and a large table of its stages. */
  private Path longAnswers() throws Exception {
    String text =
        Files.readString(Path.of(Cli.ROLLING))
            .replaceAll("output_tokens: \\d+", "output_tokens: 150000")
            .replace("max_tasks_per_cohort: 4", "max_tasks_per_cohort: 1");
    return Files.writeString(folder.resolve("long.yaml"), text);
  }

  /** It takes many seconds, of which a signal leaves one. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aSignalWhileTheResultIsWrittenEndsIt() throws Exception {
    Path place = Files.createDirectory(folder.resolve("place"));
    Program program = new Program(folder);
    Process process =
        program.start(
            "solve",
            longAnswers(),
            "--method",
            "autoregressive-max",
            "-o",
            place.resolve("result"));
    while (process.isAlive() && WholeResult.names(place).isEmpty()) {
      process.waitFor(10, MILLISECONDS);
    }

    Program.signal("TERM", process);

    assertThat(Program.ended(process)).as(program.err()).isEqualTo(143);
    if (Files.exists(place.resolve("result"))) { // on a very fast machine
      WholeResult.check(place.resolve("result"));
      assertThat(WholeResult.names(place)).containsExactly("result");
    } else {
      assertThat(program.err()).contains("was being written; it is not there");
      assertThat(WholeResult.names(place)).isEmpty();
    }
  }
}
