package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.HandTime;
import sdedge.Json;
import sdedge.cli.Cli.Ended;
import sdedge.control.Signals;
import sdedge.control.TimeSource;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.reader.InstanceReader;
import sdedge.study.ExitCode;
import sdedge.study.Search;

/** {@code calibrate} from the command line: what it fits, reports and warns of. */
class CalibrateCommandIT extends CalibrationRuns {
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
    assertThat(instance.tasks().get(0).acceptance().inContext(1).at(1))
        .isCloseTo(0.8, within(0.02));
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
    assertThat(next).isEqualTo(257);
  }

  @Test
  void optionsWithoutEffectAreRefused() throws Exception {
    assertThat(fit(rows, "--mode", "edge").err())
        .contains("--mode has no effect without --to vllm");
    assertThat(fit(rows, "--context-axis", "512").err())
        .contains("--context-axis has no effect without --to vllm");
    assertThat(fit(rows, "--as", "table").err())
        .contains("--as table has no effect without --passes to fit to");
    fit(rows);
    Object[] check = {"calibrate", "--check", folder.resolve("fit"), "--runs", runs(rows)};
    assertThat(Cli.run(Cli.with(check, "--time-limit", "9s")).err())
        .contains("--time-limit has no effect with --check");
    Path passes = passes(q -> 0.04 + 1e-4 * q);
    assertThat(
            Cli.run("calibrate", "--passes", "mbs=" + passes, "--base", base, "--max-batch", 9)
                .err())
        .contains("--max-batch has no effect without --runs");
    assertThat(Cli.run("export", base, "--to", "vllm", "--instance", base).err())
        .contains("--instance is of results; " + base + " is none");
    for (List<String> option :
        List.of(
            List.of("--drafter", "x"),
            List.of("--load", "1,2"),
            List.of("--lengths", "1"),
            List.of("--max-batch", "3"),
            List.of("--kv-tokens", "9"))) {
      Ended ended =
          Cli.run(Cli.with(new Object[] {"export", folder, "--to", "perfetto"}, option.toArray()));
      assertThat(ended.err()).contains(option.get(0) + " has no effect without --to vllm");
      assertThat(ended.code()).isEqualTo(ExitCode.USAGE.code());
    }
  }

  /** By rates no two loads are the same. */
  @Test
  void nearlyTheHighestLoadIsMeasured() throws Exception {
    List<String> nearly = rows.stream().map(row -> row.replace("4,64,", "4,60,")).toList();
    assertThat(nearly).isNotEqualTo(rows);
    assertThat(warnings(nearly.stream().filter(row -> !row.startsWith("1,64")).toList()))
        .doesNotContain("the highest load");
    assertThat(warnings(without(row -> row.startsWith("1,64") || row.startsWith("4,64"))))
        .contains("the highest load, 64, is not measured with a length >= 1");
  }

  @Test
  void loadsBeyondThoseMeasuredAreWarnedOf() throws Exception {
    assertThat(warnings(rows, "--lengths", "0..4", "--kv-tokens", "50000"))
        .contains("extrapolates: 181 running, fitted up to 64");
    assertThat(warnings(rows, "--lengths", "0..4", "--kv-tokens", "50000", "--max-batch", "96"))
        .doesNotContain("extrapolates");
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

  private Ended fit(Signals signals, TimeSource time, Object... more) throws Exception {
    List<Object> argv = new ArrayList<>(List.of("calibrate", "--runs", runs(rows)));
    argv.addAll(List.of("--base", base, "-o", folder.resolve("fit")));
    argv.addAll(List.of(more));
    return Cli.run("", signals, Search.SOLVER, time, argv.toArray());
  }

  /** By a clock that goes on whenever it is looked at. */
  @Test
  void theTimeLimitKeepsTheBestFitSoFar() throws Exception {
    AtomicLong nanos = new AtomicLong();
    TimeSource time =
        new TimeSource() {
          @Override
          public long nanos() {
            return nanos.addAndGet(1_000_000);
          }

          @Override
          public Instant now() {
            return Instant.EPOCH;
          }
        };

    Ended ended = fit(new Signals(), time, "--time-limit", "200ms");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).contains("warning: time_limit: the fit to the runs is the best so far");
    assertThat(report()).containsEntry("termination", "time_limit");
    assertThat(Json.list(report().get("left_out"))).isEmpty();
    assertThat(folder.resolve("fit/nodes.yaml")).content().contains("# time_limit: the fit");
    assertThat(fit(rows).code()).isZero();
    assertThat(report()).containsEntry("termination", "completed");
  }

  @Test
  void aSignalKeepsTheBestFitSoFar() throws Exception {
    Signals signals = new Signals();
    signals.take(15);

    Ended ended = fit(signals, new HandTime());

    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.TERMINATED.code());
    assertThat(ended.err()).contains("warning: interrupted: the fit to the runs is");
    assertThat(report()).containsEntry("termination", "interrupted");
    assertThat(Json.number(report().get("cost"))).isFinite();
  }
}
