package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.study.ExitCode;

/** A command that is built alone, to start faster, does what it does beside the others. */
class RootCommandIT {
  /** {@code -v} comes first, so all are built. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "solve",
        "evaluate",
        "compare",
        "explain",
        "export",
        "report",
        "stream",
        "capacity",
        "sweep",
        "bench",
        "calibrate",
        "generate",
        "validate",
        "schema",
        "help",
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "solve",
        "evaluate",
        "check",
        "simulate",
        "stream",
        "capacity",
        "compare",
        "sweep",
        "bench",
        "calibrate",
        "generate",
        "validate",
        "schema",
        "help",
        "completion"
      })
  void helpComesInThreeSpellings(String command) {
    Cli.Ended help = Cli.run(command, "--help");
    assertThat(Cli.run(command, "-h")).isEqualTo(help);
    assertThat(Cli.run("help", command)).isEqualTo(help);
    assertThat(Cli.run("help")).isEqualTo(Cli.run("-h"));
  }

  @Test
  void theNearestWordIsSuggested() {
    assertThat(Cli.run("help", "sove").err()).contains("Maybe `solve` was meant?");
    assertThat(Cli.run("solve", "x", "--method", "goodpt").err())
        .contains("'goodpt' must be one of dp, ", "Maybe `goodput` was meant?");
    for (String command : List.of("compare", "sweep", "bench")) {
      assertThat(Cli.run(command, "x", "--methods", "dp,goodpt").err())
          .contains("Maybe `goodput` was meant?");
    }
    assertThat(Cli.run("solve", "x", "--pipeline", "roling").err())
        .contains("Maybe `rolling` was meant?");
  }

  @Test
  void whatNeedsAllCommandsHasThem() {
    assertThat(Cli.run("--help").out()).contains("  solve", "  sweep", "  completion");
    assertThat(Cli.run("sole").err()).contains("solve");
    assertThat(Cli.run("completion").out()).contains("--require", "--repeats", "--set", "--csv");
  }

  @Test
  void theReadmeNamesTheCommandsWithoutJsonAndThoseWithALimit() throws Exception {
    String readme = Files.readString(Path.of("README.md")).replaceAll("\\s+", " ");

    assertThat(readme)
        .contains("with `--json` as one object; " + commands("--json", false) + " print ")
        .contains("`--time-limit` of " + commands("--time-limit", true) + " keep ");
  }

  @Test
  void thePageOfTheApiSaysOfEveryCommandWhetherJavaHasIt() throws Exception {
    String page = Files.readString(Path.of("docs/api.md"));
    String section = page.substring(page.indexOf("## Commands"), page.indexOf("## Schemes"));

    assertThat(ManPages.root().getSubcommands().keySet())
        .hasSizeGreaterThan(15)
        .allSatisfy(
            name -> assertThat(name.equals("help") || section.contains("`" + name)).isTrue());
  }

  /** Those of the commands that have an option, or have not. */
  private static String commands(String option, boolean have) {
    List<String> names =
        ManPages.root().getSubcommands().entrySet().stream()
            .filter(c -> (c.getValue().getCommandSpec().findOption(option) != null) == have)
            .map(c -> "`" + c.getKey() + "`")
            .toList();
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
