package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.cli.Cli.Ended;

/** What is most likely a mistake is said once, on standard error, and in summary.json. */
class WarningsTest {
  private static final String WARNING =
      "tasks[0].channel_gain_db: 95 dB, usually -160 to -40 dB. Maybe the sign is missing?";

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void forgetTheSign() throws Exception {
    String text = Files.readString(Path.of("instances/quickstart.yaml"));
    file = folder.resolve("instance.yaml");
    Files.writeString(file, text.replace("channel_gain_db: -95}", "channel_gain_db: 95}"));
  }

  private String said() {
    return "sdedge: warning: " + file + ": " + WARNING + "\n";
  }

  @Test
  void validateWarnsAndSucceeds() {
    Ended ended = Cli.run("validate", file);

    assertThat(ended.err()).isEqualTo(said());
    assertThat(ended.out()).isEqualTo(file + ": valid, 8 tasks, 1 drafter\n");
    assertThat(ended.code()).isZero();
  }

  @Test
  void solveAndEvaluateWarnInTheSummaryToo() {
    Path solved = folder.resolve("solved");
    Path evaluated = folder.resolve("evaluated");
    Ended solve = Cli.run("solve", file, "-o", solved);
    Ended evaluate = Cli.run("evaluate", file, solved.resolve("plan.json"), "-o", evaluated);

    for (Ended ended : List.of(solve, evaluate)) {
      assertThat(ended.err()).isEqualTo(said());
      assertThat(ended.code()).isZero();
    }
    for (Path result : List.of(solved, evaluated)) {
      assertThat(result.resolve("summary.json"))
          .content()
          .contains("\"warnings\": [", "\"" + WARNING + "\"");
      assertThat(Cli.run("check", file, result).code()).isZero();
    }
  }

  @Test
  void strictMakesThemProblems() {
    for (String command : List.of("validate", "solve", "compare")) {
      Ended ended = Cli.run(command, file, "--strict");

      assertThat(ended.out() + ended.err()).contains(file + ": " + WARNING);
      assertThat(ended.code()).as(command).isEqualTo(3);
    }
    assertThat(Cli.run("validate", "instances/quickstart.yaml", "--strict").code()).isZero();
  }
}
