package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.cli.Cli.Ended;

/** {@code check} of results of instances that take a while; the others are in the quick lane. */
class CheckShippedIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "instances/two-drafters.yaml",
        "instances/slow-uplink.yaml",
        "instances/memory-limited.yaml",
        "src/test/resources/reference/cases/case-105-shared-memory.yaml",
        "src/test/resources/reference/speed/tasks-100.json"
      })
  void nothingDiffers(String instance) {
    Path result = folder.resolve("result");
    assertThat(Cli.run("solve", instance, "-o", result).code()).isZero();

    Ended ended = Cli.run("check", instance, result);

    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("nothing differs", "numbers ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--scope=global", "--pipeline=asynchronous", "--threads=4"})
  void nothingDiffersWithOptions(String option) {
    String instance = Cli.SHARED_MEMORY;
    Path result = folder.resolve("result");
    assertThat(Cli.run("solve", instance, option, "-o", result).code()).isIn(0, 4);

    assertThat(Cli.run("check", instance, result).code()).isZero();
  }
}
