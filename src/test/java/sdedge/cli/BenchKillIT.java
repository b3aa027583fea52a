package sdedge.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.cli.BenchRows.deterministic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.TestSeeds;
import sdedge.cli.Cli.Ended;

/** Benchmarks in processes of their own that do not come to their end. */
@Timeout(300)
class BenchKillIT {
  private static final int ROWS = 100;
  private static final int KILLS = Integer.getInteger("fault.kills", 4);
  private static final int DOUBLES = Integer.getInteger("fault.doubles", 2);

  /** The exit code of a whole run: one of its instances is malformed. */
  private static final int WHOLE = 1;

  private static final List<String> ARGUMENTS =
      List.of(
          Cli.ROLLING,
          "src/test/resources/malformed/bad-names.yaml",
          "--methods",
          "dp,exhaustive",
          "--repeats",
          "25",
          "--warmup",
          "0",
          "--order",
          "given");

  @TempDir private Path folder;

  private Process started(Path out) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder = new ProcessBuilder(java, "-Xmx256m", "-cp");
    builder.command().addAll(List.of(System.getProperty("java.class.path"), "sdedge.cli.Main"));
    builder.command().add("bench");
    builder.command().addAll(ARGUMENTS);
    builder.command().addAll(List.of("--resume", "-o", out.toString()));
    return builder
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(folder.resolve("err.txt").toFile())
        .start();
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /** Waits until the process has written something, or has ended. */
  private static void awaitGrowth(Process process, Path file, long before) throws Exception {
    while (process.isAlive() && size(file) <= before) {
      Thread.sleep(1);
    }
  }

  private List<String> undisturbed() throws IOException {
    Path out = folder.resolve("undisturbed");
    List<Object> argv = new ArrayList<>(List.of("bench", "-o", out));
    argv.addAll(ARGUMENTS);
    Ended ended = Cli.run(argv.toArray());
    assertThat(ended.code()).isEqualTo(WHOLE);
    return deterministic(out.resolve("runs.csv"));
  }

  @Test
  void aKilledBenchmarkLosesAndRepeatsNothing() throws Exception {
    Path file = folder.resolve("out/runs.csv");
    Random random = new Random(TestSeeds.first());
    int interrupted = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long before = size(file);
      Process process = started(folder.resolve("out"));
      awaitGrowth(process, file, before);
      Thread.sleep(random.nextInt(150));
      process.destroyForcibly();
      interrupted += process.waitFor() == WHOLE ? 0 : 1;
    }
    Process last = started(folder.resolve("out"));

    assertThat(last.waitFor(120, SECONDS)).isTrue();
    assertThat(last.exitValue()).as(Files.readString(folder.resolve("err.txt"))).isEqualTo(WHOLE);
    assertThat(interrupted).isPositive();
    assertThat(deterministic(file)).hasSize(ROWS + 1).isEqualTo(undisturbed());
  }

  @EnabledOnOs({OS.LINUX, OS.MAC})
  @ParameterizedTest
  @CsvSource({"INT,130", "TERM,143"})
  void aSignalEndsInOrder(String signal, int code) throws Exception {
    Path file = folder.resolve("out/runs.csv");
    Process process = started(folder.resolve("out"));
    awaitGrowth(process, file, 300);

    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();

    assertThat(process.waitFor(10, SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(code);
    assertThat(folder.resolve("err.txt")).content().contains("interrupted after ", "--resume");
    assertThat(Files.readString(file)).endsWith("\n").doesNotContain("interrupted");
    assertThat(folder.resolve("out/bench-summary.csv")).doesNotExist();
    Process resumed = started(folder.resolve("out"));
    assertThat(resumed.waitFor(120, SECONDS)).isTrue();
    assertThat(resumed.exitValue()).isEqualTo(WHOLE);
    assertThat(deterministic(file)).hasSize(ROWS + 1).doesNotHaveDuplicates();
  }

  /** The second start either is refused or begins when the first one has ended. */
  @Test
  void doubledStartsNeitherLoseNorMixRows() throws Exception {
    List<String> expected = undisturbed();
    Random random = new Random(TestSeeds.first());
    int refused = 0;
    for (int pair = 0; pair < DOUBLES; pair++) {
      Path out = folder.resolve("doubled-" + pair);
      Process first = started(out);
      Thread.sleep(random.nextInt(100));
      Process second = started(out);
      for (Process process : List.of(first, second)) {
        assertThat(process.waitFor(120, SECONDS)).isTrue();
        assertThat(process.exitValue()).isIn(WHOLE, 8);
        refused += process.exitValue() == 8 ? 1 : 0;
      }
      assertThat(deterministic(out.resolve("runs.csv"))).isEqualTo(expected);
      assertThat(out.toFile().list()).hasSize(3);
    }
    assertThat(refused).as("refused of " + DOUBLES).isPositive();
  }
}
