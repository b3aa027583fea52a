package sdedge.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(120)
class SignalsTest {
  /** All plans of 24 tasks take for ever. */
  private static final String LONG = "src/test/resources/reference/speed/tasks-24.json";

  @TempDir private Path folder;

  private Process started(String... more) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-Dsdedge.stderr.terminal=true",
            "-cp",
            System.getProperty("java.class.path"),
            "sdedge.cli.Main",
            "solve",
            LONG,
            "--method",
            "exhaustive",
            "-o",
            folder.resolve("result").toString());
    builder.command().addAll(List.of(more));
    return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** The first progress is shown after a second of search. */
  private static void awaitProgress(Process process) throws Exception {
    InputStream err = process.getErrorStream();
    assertThat(err.read()).isGreaterThanOrEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource({"INT,130", "TERM,143"})
  void theBestPlanSoFarIsWritten(String signal, int code) throws Exception {
    Process process = started();
    awaitProgress(process);

    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();

    assertThat(process.waitFor(60, SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(code);
    assertThat(folder.resolve("result/plan.json")).exists();
    assertThat(folder.resolve("result/summary.json")).content().contains("\"interrupted\"");
    assertThat(folder.toFile().list()).containsExactly("result");
  }

  @Test
  void aTimeLimitEndsTheSearch() throws Exception {
    Process process = started("--time-limit", "500ms");

    assertThat(process.waitFor(60, SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(folder.resolve("result/summary.json")).content().contains("\"time_limit\"");
  }
}
