package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.cli.Cli.Ended;

/** What the release before had is refused with what to use instead. */
class RemovedOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "solve instances/quickstart.yaml --beyond-orders, --beyond-orders, --class partitions",
    "stream instances/quickstart.yaml --stretch=3, --stretch, --window",
    "stream instances/quickstart.yaml --token-budget 64, --token-budget,"
        + " --set serving.max_num_batched_tokens=N",
    "stream instances/quickstart.yaml --no-async-scheduling, --no-async-scheduling,"
        + " --set serving.async_scheduling=false",
    "capacity instances/quickstart.yaml --within 2s --levers --users 9, --users, --levers",
    "calibrate --runs a.log --load 9 --base b.yaml, --load, --runs of a table or of JSON",
    "compare instances/quickstart.yaml --why dp --why-csv a.csv, --why-csv, why in compare.json",
    "compare instances/quickstart.yaml --table latex, --table latex, --table markdown",
    "compare instances/quickstart.yaml --table=latex, --table latex, --table markdown"
  })
  void takenOutOptionsNameTheirSuccessor(String command, String removed, String instead) {
    Ended ended = Cli.line(command);

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("sdedge: " + removed + " was taken out: use " + instead);
  }

  /** Another command may still have it. */
  @ParameterizedTest
  @CsvSource({"generate paper --tasks 2 --front-end 0.002", "generate paper --async-scheduling"})
  void whatOneCommandLostAnotherMayHave(String command) {
    assertThat(Cli.line(command).code()).isZero();
  }
}
