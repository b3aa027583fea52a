package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.HandTime;
import sdedge.Json;
import sdedge.cli.Cli.Ended;
import sdedge.control.Signals;
import sdedge.study.Search;

/** {@code solve --bound-all} under a limit. */
class BoundAllCommandTest {
  private static final String INSTANCE = "instances/l4-a100.yaml";

  @TempDir private Path folder;

  /** Solves by a clock on which every look takes a time. */
  private static Ended solved(String limit, Duration look, Path result) {
    Object[] argv = {
      "solve", INSTANCE, "--bound-all", "--time-limit", limit, "--threads", "1", "-o", result
    };
    HandTime time = new HandTime(look);
    return Cli.run("", new Signals(), Search.SOLVER, time, argv);
  }

  @Test
  void aLimitThatEndsTheSearchLeavesTimeForTheBound() throws Exception {
    Path result = folder.resolve("result");

    Ended ended = solved("2s", Duration.ofNanos(200_000), result);

    assertThat(ended.code()).as(ended.err()).isZero();
    Map<String, Object> summary = Json.parse(Files.readString(result.resolve("summary.json")));
    double boundAllS = Json.number(summary.get("bound_all_s"));
    assertThat(summary).containsEntry("termination", "time_limit");
    assertThat(boundAllS).isBetween(6.0, Json.number(summary.get("makespan_s")));
    assertThat(Json.number(summary.get("bound_s"))).isGreaterThanOrEqualTo(boundAllS);
    assertThat(Cli.run("check", INSTANCE, result, "--skip-claims").code()).isZero();
  }

  @Test
  void whereThereWasNoTimeThatIsSaid() throws Exception {
    Path result = folder.resolve("result");

    Ended ended = solved("10ms", Duration.ofMillis(5), result);

    assertThat(ended.err())
        .contains("nothing bounds all policies (--bound-all): it was stopped before anything");
    assertThat(Json.parse(Files.readString(result.resolve("summary.json"))))
        .doesNotContainKey("bound_all_s");
  }
}
