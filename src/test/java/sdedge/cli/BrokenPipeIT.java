package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers of standard output that leave before the end. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(120)
class BrokenPipeIT {
  @TempDir private Path folder;

  /** Runs a command whose output nobody reads; its exit code goes to a file. */
  private int unread(Object... argv) throws Exception {
    Path code = folder.resolve("code");
    Program program =
        new Program(folder).after("{ \"$@\"; echo $? >" + code + "; } | exec sleep 0");
    assertThat(program.run(argv)).isZero();
    while (!Files.exists(code) || Files.readString(code).isBlank()) {
      Thread.sleep(5);
    }
    assertThat(program.err())
        .matches("(sdedge: (\\d+ searches, at least )?about .*\n)*"); // of a sweep
    return Integer.parseInt(Files.readString(code).strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"solve", "compare"})
  void theResultIsWhole(String command) throws Exception {
    Path result = folder.resolve("result");

    assertThat(unread(command, Cli.ROLLING, "--json", "-o", result)).isZero();

    WholeResult.check(result);
  }

  @Test
  void aTableNobodyReadsIsNoFailure() throws Exception {
    assertThat(unread("sweep", Cli.ROLLING, "--tasks", "1:4:1")).isZero();
  }
}
