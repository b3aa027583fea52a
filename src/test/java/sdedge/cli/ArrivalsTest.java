package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.cli.Cli.Ended;
import sdedge.study.ExitCode;

/** What plans a closed set of tasks refuses tasks that arrive later. */
class ArrivalsTest {
  private static final String LATE =
      ": tasks[2].arrival_s: 2.5 must be 0 in a plan, whose tasks all wait at time 0;"
          + " sdedge stream serves tasks as they arrive\n";

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void letTheThirdTaskArriveLater() throws Exception {
    file = withArrival("2.5");
  }

  private Path withArrival(String arrivalS) throws Exception {
    String text = Files.readString(Path.of("instances/quickstart.yaml"));
    String third = "acceptance: 0.61, tx_power_dbm: 23, channel_gain_db: -101";
    assertThat(text).contains(third);
    Path changed = folder.resolve("arriving-" + arrivalS + ".yaml");
    return Files.writeString(changed, text.replace(third, third + ", arrival_s: " + arrivalS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "solve FILE",
        "compare FILE",
        "evaluate FILE plan.json",
        "simulate FILE plan.json",
        "sweep FILE --set speculation.max_length=1,2"
      })
  void noCommandThatPlansTakesThem(String command) {
    Ended ended = Cli.line(command.replace("FILE", file.toString()));
    assertThat(ended.err()).isEqualTo(file + ":43:122" + LATE);
    assertThat(ended.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
  }

  @Test
  void aSweepSetsNone() throws Exception {
    Path zero = withArrival("0");
    Ended ended = Cli.run("sweep", zero, "--set", "tasks[2].arrival_s=0,2.5", "-o", folder);
    assertThat(ended.err()).isEqualTo(zero + LATE.strip() + " (set by tasks[2].arrival_s=2.5)\n");
    assertThat(ended.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
  }

  @Test
  void timeZeroIsNoArrival() throws Exception {
    Path usual = Cli.solved(folder.resolve("usual"), "instances/quickstart.yaml");
    Path zero = Cli.solved(folder.resolve("zero"), withArrival("0").toString());
    assertThat(zero.resolve("schedule.csv"))
        .isNotEmptyFile()
        .hasSameBinaryContentAs(usual.resolve("schedule.csv"));
    assertThat(Cli.run("check", folder.resolve("arriving-0.yaml"), zero).code()).isZero();
  }

  @Test
  void validateTakesThem() {
    Ended ended = Cli.run("validate", file);
    assertThat(ended.out()).isEqualTo(file + ": valid, 8 tasks, 1 drafter\n");
    assertThat(ended.err()).isEmpty();
  }
}
