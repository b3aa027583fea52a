package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that is built alone, to start faster, does what it does beside the others. */
class RootCommandTest {
  /** {@code -v} comes first, so all are built. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "solve",
        "evaluate",
        "compare",
        "sweep",
        "bench",
        "calibrate",
        "generate",
        "validate",
        "schema",
        "completion"
      })
  void aCommandAloneIsTheSameAsAmongAll(String command) {
    Cli.Ended help = Cli.run(command, "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("sdedge " + command);
    assertThat(help).isEqualTo(Cli.run("-v", command, "--help"));
    Cli.Ended wrong = Cli.run(command, "--tine-limit", "1s");
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(wrong).isEqualTo(Cli.run("-v", command, "--tine-limit", "1s"));
  }

  @Test
  void whatNeedsAllCommandsHasThem() {
    assertThat(Cli.run("--help").out()).contains("  solve", "  sweep", "  completion");
    assertThat(Cli.run("sole").err()).contains("solve");
    assertThat(Cli.run("completion").out()).contains("--require", "--repeats", "--set", "--csv");
  }
}
