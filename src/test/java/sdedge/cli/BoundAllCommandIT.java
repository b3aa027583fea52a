package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
class BoundAllCommandIT {
  private static final String INSTANCE = "instances/l4-a100.yaml";

  private static final String RARE =
      """
        version: 1
        name: rare
        models:
          large: {layers: 32, hidden: 4096, parameters: 6.4e+9, weight_bytes: 1.3e+10, kv_bytes_per_token: 524288}
          small: {layers: 2, hidden: 768, parameters: 1.4e+7, weight_bytes: 2.8e+7, kv_bytes_per_token: 6144}
        verifier: {id: mbs, model: large, latency_model: flops, peak_flops: 1.7e+13, flops_efficiency: 0.5}
        drafters:
          - id: sbs
            model: small
            latency_model: flops
            peak_flops: 1.0e+10
            flops_efficiency: 0.5
            wireless: {bandwidth_hz: 40000, bits_per_token: 0}
            fronthaul: {rate_bps: 2.5e+8, latency_s: 0, bits_per_prompt_token: 32, bits_per_draft_token: 32, bits_per_verdict: 64}
        speculation: {min_length: 1, max_length: 2, steps: expected}
        answers:
          law:
            - {output_tokens: 1, acceptance: 0.5, weight: 26}
            - {output_tokens: 5, acceptance: 0.6, weight: 1.0e-6}
        tasks:
          - {id: u1, drafter: sbs, input_tokens: 6, answer: law, tx_power_dbm: 23, channel_gain_db: -107}
        """;

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
    Map<String, Object> summary = Cli.summary(result);
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
    assertThat(Cli.summary(result)).doesNotContainKey("bound_all_s");
  }

  /** Steps that only an answer of chance 4e-8 takes count in the bound, and in no makespan. */
  @Test
  void rareAnswersThatNoStepCountsAreNoReasonToRefuseABound() throws Exception {
    Path file = Files.writeString(folder.resolve("rare.yaml"), RARE);
    Path result = folder.resolve("result");

    Ended ended = Cli.run("solve", file, "--bound-all", "-o", result);

    assertThat(ended.code()).as(ended.err()).isZero();
    Map<String, Object> summary = Cli.summary(result);
    assertThat(Json.number(summary.get("makespan_s"))).isEqualTo(0.0441895876367, within(1e-12));
    assertThat(Json.number(summary.get("bound_all_s"))).isEqualTo(0.0441895884253, within(1e-12));
  }
}
