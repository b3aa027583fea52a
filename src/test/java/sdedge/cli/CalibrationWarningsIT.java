package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code calibrate} warns of, a fit for each. */
class CalibrationWarningsIT extends CalibrationRuns {
  @Test
  void whatIsNotMeasuredIsWarnedOf() throws Exception {
    assertThat(warnings(without(row -> row.startsWith("0,")))).contains("no run of length 0");
    assertThat(warnings(without(row -> row.startsWith("4,")))).contains("fewer than two lengths");
    assertThat(warnings(without(row -> row.startsWith("0,64,"))))
        .contains("the highest load, 64, is not measured with length 0");
    assertThat(warnings(without(row -> row.matches("[14],64,.*"))))
        .contains("the highest load, 64, is not measured with a length >= 1");
    base = edited("max_tasks_per_batch: 3", "max_tasks_per_batch: 100");
    assertThat(warnings(rows)).contains("batches of 100 are allowed, runs have up to 64");
  }

  @Test
  void parametersAtTheirBoundsAreWarnedOf() throws Exception {
    base = edited("peak_flops: 79.2e12", "peak_flops: 20e12");
    assertThat(warnings(rows)).contains("verifier.flops_efficiency = 1: is peak_flops too low?");
    base = edited("memory_bandwidth: 432e9", "memory_bandwidth: 300e9");
    assertThat(warnings(rows))
        .contains("verifier.bandwidth_efficiency = 1: is memory_bandwidth too low?");
  }

  @Test
  void runsLeaveOpenWhatPassesTell() throws Exception {
    assertThat(warnings(rows))
        .contains("drafter.pass_overhead_s: not identified; runs tell the sum");
    Path passes = passes(q -> 0.0003 + Math.max(2.2e9 / (760e9 * 0.8), q * 2.2e9 / 17.85e12));
    assertThat(warnings(rows, "--passes", "sbs1=" + passes))
        .doesNotContain("drafter.flops_efficiency: not identified")
        .doesNotContain("drafter.bandwidth_efficiency: not identified");
  }

  @Test
  void largeErrorsAreWarnedOf() throws Exception {
    List<String> wrong = new ArrayList<>(rows);
    String[] row = wrong.get(4).split(",");
    row[4] = String.valueOf(1.6 * Double.parseDouble(row[4]));
    wrong.set(4, String.join(",", row));
    assertThat(warnings(wrong))
        .containsPattern("1 of 9 runs deviate by more than 15 %, by up to 3. %");
  }

  @Test
  void tilesAreWarnedOf() throws Exception {
    Path smooth = passes(q -> 0.04 + 1e-4 * q);
    assertThat(warnings(rows, "--passes", "mbs=" + smooth)).doesNotContain("tiles");
    Path tiled = passes(q -> q == 128 ? 0.07 : 0.04 + 1e-4 * q);
    assertThat(warnings(rows, "--passes", "mbs=" + tiled))
        .contains("mbs: a pass of 128 new tokens takes longer than 256 (tiles): prefer --as table");
  }
}
