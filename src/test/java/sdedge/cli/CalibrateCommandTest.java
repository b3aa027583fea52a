package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.Json;
import sdedge.cli.Cli.Ended;
import sdedge.instance.Instance;
import sdedge.instance.InstanceReader;
import sdedge.instance.LatencyModel;

/** {@code calibrate} from the command line: what it fits, reports and warns of. */
class CalibrateCommandTest extends CalibrationRuns {
  @Test
  void aFitFindsTheMachineAndIsReadyForInstances() throws Exception {
    Ended ended = fit(rows);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out().lines().count()).isLessThanOrEqualTo(15);
    assertThat(folder.resolve("fit/fit.csv")).content().startsWith(HEADER.replace("_s,a", "_s,a"));
    Path nodes = folder.resolve("fit/nodes.yaml");
    assertThat(nodes).content().startsWith("# sdedge calibrate --runs ").contains(" # ± ");
    Ended made = Cli.run("generate", "calibrated", "--base", nodes, "--tasks", 5, "-o", folder);
    assertThat(made.err()).isEmpty();
    Instance instance = InstanceReader.read(folder.resolve("calibrated.yaml"));
    assertThat(instance.tasks()).hasSize(5);
    assertThat(instance.tasks().get(0).acceptance().at(1)).isCloseTo(0.8, within(0.02));
    assertThat(instance.verifier().latency())
        .isInstanceOfSatisfying(
            LatencyModel.Roofline.class,
            roofline -> {
              assertThat(roofline.flopsEfficiency()).isCloseTo(0.3, within(0.03));
              assertThat(roofline.bandwidthEfficiency()).isCloseTo(0.8, within(0.03));
            });
  }

  @Test
  void theReportHasErrorsRangesAndWhatPredictionsAreWorth() throws Exception {
    Ended ended = fit(rows, "--json", "--lengths", "0..4");
    Map<String, Object> report = Json.parse(ended.out());
    assertThat(ended.out()).isEqualTo(Files.readString(folder.resolve("fit/report.json")));
    assertThat(Json.number(CalibrationCase.region(report.get("errors"), "length 0").get("count")))
        .isEqualTo(3);
    assertThat(
            Json.number(
                CalibrationCase.region(report.get("left_out"), "a length left out").get("count")))
        .isEqualTo(9);
    List<Object> ranges = Json.list(report.get("recommended"));
    double next = 1;
    for (Object each : ranges) {
      double[] range = Json.numbers(Json.map(each).get("range"));
      assertThat(range[0]).isEqualTo(next);
      next = range[1] + 1;
    }
    assertThat(next).isEqualTo(65);
  }

  @Test
  void anUnambiguousSetHasFewWarnings() throws Exception {
    assertThat(warnings(rows, "--lengths", "0..4"))
        .doesNotContain("extrapolates")
        .doesNotContain("no run of length 0")
        .doesNotContain("fewer than two")
        .doesNotContain("highest load")
        .doesNotContain("too low")
        .doesNotContain("deviate")
        .doesNotContain("tiles")
        .doesNotContain("flops_efficiency: not identified");
  }

  @Test
  void farLengthsAreWarnedOf() throws Exception {
    assertThat(warnings(rows)).contains("extrapolates: length 8, fitted up to 4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0,128,200,150,0.04,1; extrapolates: 128 running, fitted up to 64",
        "0,64,800,150,0.04,1; extrapolates: 875 tokens of context, fitted up to 275"
      })
  void farRunsAreWarnedOfInChecks(String row, String expected) throws Exception {
    fit(rows);
    Object[] check = {"calibrate", "--check", folder.resolve("fit"), "-o", folder.resolve("c")};
    List<Object> argv = new ArrayList<>(List.of(check));
    argv.addAll(List.of("--lengths", "0..4", "--runs", runs(List.of(row, row, row))));
    Ended far = Cli.run(argv.toArray());
    assertThat(far.code()).isZero();
    assertThat(far.err()).contains(expected);
    assertThat(folder.resolve("c/fit.csv")).content().contains(",false");
    argv.set(argv.size() - 1, runs(rows));
    assertThat(Cli.run(argv.toArray()).err()).doesNotContain("extrapolates");
  }

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

  @Test
  void aTableNeedsAFullGrid() throws Exception {
    String text = "new_tokens,context_tokens,seconds\n1,0,0.04\n8,0,0.05\n1,100,0.06\n";
    Path passes = Files.writeString(folder.resolve("passes.csv"), text);
    Object[] options = {"--passes", "mbs=" + passes, "--as", "table"};
    Ended missing = fit(rows, options);
    assertThat(missing.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
    assertThat(missing.err())
        .contains("new_tokens 8, context_tokens 100 is missing; a table needs a full grid");
    Files.writeString(passes, text + "8,100,0.07\n");
    assertThat(fit(rows, options).code()).isZero();
    assertThat(folder.resolve("fit/mbs.csv")).content().endsWith("8.0,100.0,0.07\n");
    Ended made =
        Cli.run("generate", "calibrated", "--base", folder.resolve("fit/nodes.yaml"), "-o", folder);
    assertThat(made.err()).isEmpty();
  }

  @Test
  void otherJavaVersionsWriteTheSameBytes() throws Exception {
    Map<String, String> others = OtherJava.executables();
    assumeFalse(others.isEmpty(), "no other Java");
    fit(rows);
    Map<String, byte[]> usual = files();
    for (String java : others.values()) {
      Program program = new Program(folder).java(java).quick();
      Object[] argv = {
        "calibrate",
        "--runs",
        folder.resolve("runs.csv"),
        "--base",
        base,
        "-o",
        folder.resolve("fit")
      };
      assertThat(program.run(argv)).isZero();
      assertThat(files()).containsExactlyEntriesOf(usual);
    }
  }

  private Map<String, byte[]> files() throws Exception {
    Map<String, byte[]> files = new java.util.TreeMap<>();
    for (String name : List.of("nodes.yaml", "fit.csv", "report.json")) {
      files.put(name, Files.readAllBytes(folder.resolve("fit").resolve(name)));
    }
    return files;
  }
}
