package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.Json;
import sdedge.cli.Cli.Ended;
import sdedge.instance.Instance;
import sdedge.instance.InstanceReader;
import sdedge.instance.LatencyModel;

/** {@code calibrate} from the command line, on runs that the law itself makes. */
class CalibrateCommandTest {
  private static final String HEADER =
      "length,concurrency,input_tokens,output_tokens,tpot_s,acceptance_length";
  private static final String QUICKSTART = "instances/quickstart.yaml";

  /** Tokens per step by length, of rates 0.8, 0.7, 0.65, 0.625. */
  private static final Map<Integer, Double> TOKENS = Map.of(1, 1.8, 2, 2.36, 4, 2.9515);

  @TempDir private Path folder;
  private Path base = Path.of(QUICKSTART);
  private List<String> rows = List.of();

  /** Lengths 0, 1, 4 at 1, 8 and 64 requests, timed by a known machine. */
  @BeforeEach
  void measure() throws Exception {
    List<String> design = new ArrayList<>();
    for (int length : new int[] {0, 1, 4}) {
      for (int load : new int[] {1, 8, 64}) {
        design.add(length + "," + load + ",200,150,0.03," + TOKENS.getOrDefault(length, 1.0));
      }
    }
    String instance = Files.readString(base);
    String nodes =
        instance.substring(instance.indexOf("models:"), instance.indexOf("speculation:"));
    Path former = Files.createDirectory(folder.resolve("machine"));
    Files.writeString(
        former.resolve("nodes.yaml"), nodes + "acceptance: [0.8, 0.7, 0.65, 0.625]\n");
    Ended ended =
        Cli.run("calibrate", "--check", former, "--runs", runs(design), "-o", folder.resolve("m"));
    assertThat(ended.err()).doesNotContain("internal");
    List<String> predicted = Files.readAllLines(folder.resolve("m/fit.csv"));
    rows =
        IntStream.range(0, design.size())
            .mapToObj(
                i -> design.get(i).replace("0.03,", predicted.get(i + 1).split(",", -1)[9] + ","))
            .toList();
  }

  private Path runs(List<String> lines) throws Exception {
    return Files.writeString(
        folder.resolve("runs.csv"), HEADER + "\n" + String.join("\n", lines) + "\n");
  }

  private List<String> without(Predicate<String> left) {
    return rows.stream().filter(left.negate()).toList();
  }

  private Ended fit(List<String> lines, Object... more) throws Exception {
    List<Object> argv = new ArrayList<>(List.of("calibrate", "--runs", runs(lines)));
    argv.addAll(List.of("--base", base, "-o", folder.resolve("fit")));
    argv.addAll(List.of(more));
    return Cli.run(argv.toArray());
  }

  private String warnings(List<String> lines, Object... more) throws Exception {
    Ended ended = fit(lines, more);
    assertThat(ended.code()).as(ended.err()).isZero();
    Map<String, Object> report = Json.parse(Files.readString(folder.resolve("fit/report.json")));
    List<Object> reported = Json.list(report.get("warnings"));
    assertThat(ended.err())
        .isEqualTo(
            reported.stream()
                .map(warning -> "sdedge: warning: " + warning + "\n")
                .collect(Collectors.joining()));
    return ended.err();
  }

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

  private Path edited(String from, String to) throws Exception {
    String text = Files.readString(Path.of(QUICKSTART));
    assertThat(text).contains(from);
    return Files.writeString(folder.resolve("base.yaml"), text.replace(from, to));
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

  private interface Seconds {
    double of(int tokens);
  }

  private Path passes(Seconds seconds) throws Exception {
    String lines =
        IntStream.of(1, 4, 16, 64, 128, 256, 512, 1024)
            .mapToObj(q -> q + ",0," + seconds.of(q) + "," + q)
            .collect(Collectors.joining("\n"));
    return Files.writeString(
        folder.resolve("passes.csv"),
        "new_tokens,context_tokens,seconds,sequences\n" + lines + "\n");
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

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0,1,200,150,45.7,; :2:13: tpot_s: 45.7 must be in (0, 5] seconds; are these milliseconds?",
        "0,1,200,150,0.00001,; :2:13: tpot_s: 0.00001 s is less than a 30th of the time",
        "0,1,200,150,-0.04,; :2:13: tpot_s: -0.04 must be in (0, 5] seconds",
        "0,1,200,150,NaN,; :2:13: tpot_s: NaN must be a number in (0, 5] seconds",
        "0,1,200,150,,; :2:13: tpot_s: nothing must be a number",
        "0,1,200,150,0,04,; :2:1: 0,1,200,150,0,04, has 7 of 6 fields; a number has a decimal point",
        "0,1,200,1,0.04,; :2:9: output_tokens: 1 must be in [2, 100000]",
        "0.5,1,200,150,0.04,1; :2:1: length: 0.5 must be an integer in [0, 64]",
        "2,1,200,150,0.04,; :2:18: acceptance_length: nothing must be a number from 1 to length + 1",
        "2,1,200,150,0.04,3.5; acceptance_length: 3.5 must be from 1 to length + 1 = 3 tokens",
        "2,0,200,150,0.04,2; :2:3: concurrency: 0 must be > 0"
      })
  void wrongRowsAreRefusedWithTheirPlace(String row, String expected) throws Exception {
    Ended ended = fit(List.of(row));
    assertThat(ended.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
    assertThat(ended.err()).contains(expected);
    assertThat(folder.resolve("fit")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "length,concurrency,input_tokens,output_tokens|tpot_s: the column is missing",
        "length,concurrency,input_tokens,output_tokens,tpot_ms|:1:47: tpot_ms is no column",
        "length;concurrency;input_tokens;output_tokens;tpot_s|columns need commas between",
        "length,length,concurrency,input_tokens,output_tokens,tpot_s|:1:8: length: the column is named twice",
        "length,concur\uFEFFrency,input_tokens,output_tokens,tpot_s|:1:14: character U+FEFF is not allowed"
      })
  void wrongHeadersAreRefused(String header, String expected) throws Exception {
    Path runs = Files.writeString(folder.resolve("wrong.csv"), header + "\n");
    Ended ended = Cli.run("calibrate", "--runs", runs, "--base", base);
    assertThat(ended.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
    assertThat(ended.err()).startsWith(runs.toString()).contains(expected);
  }

  @Test
  void aByteOrderMarkAtTheStartIsAllowedAndLineEndsOfWindowsToo() throws Exception {
    fit(rows);
    String usual = Files.readString(folder.resolve("fit/fit.csv"));
    Path runs = folder.resolve("runs.csv");
    Files.writeString(runs, "\uFEFF" + Files.readString(runs).replace("\n", "\r\n"));
    Cli.run("calibrate", "--runs", runs, "--base", base, "-o", folder.resolve("fit"));
    assertThat(folder.resolve("fit/fit.csv")).content().isEqualTo(usual);
  }

  @Test
  void aMillionRowsAreRefusedSoon() throws Exception {
    Path runs = folder.resolve("many.csv");
    Files.writeString(runs, HEADER + "\n" + (rows.get(0) + "\n").repeat(1_000_000));
    Ended ended = Cli.run("calibrate", "--runs", runs, "--base", base);
    assertThat(ended.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
    assertThat(ended.err()).isEqualTo(runs + ":10002:1: the table has more than 10000 rows\n");
  }

  @Test
  void millisecondsOfAFastMachineAreFoundByItsMemory() throws Exception {
    base = edited("memory_bandwidth: 432e9", "memory_bandwidth: 20e12");
    Ended ended = fit(List.of("0,1,200,150,1.57,"));
    assertThat(ended.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
    assertThat(ended.err())
        .contains(":2:13: tpot_s: 1.57 s is over 300 times the time to read the weights")
        .contains("are these milliseconds?");
  }

  @Test
  void twoRowsAreTooFew() throws Exception {
    Ended ended = fit(rows.subList(0, 2));
    assertThat(ended.code()).isEqualTo(ExitCode.INFEASIBLE.code());
    assertThat(ended.err()).contains("2 usable rows, at least 3 are needed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "calibrate --base b.yaml",
        "calibrate --runs r.csv",
        "calibrate --runs r.csv --base b.yaml --check d",
        "calibrate --runs r.csv --base b.yaml --as spline",
        "calibrate --runs instances/optima.txt --base instances/quickstart.yaml --lengths 4..",
        "calibrate --runs instances/optima.txt --base instances/quickstart.yaml --lengths 0..65",
        "calibrate --runs r.csv --base b.yaml --length q.json=3"
      })
  void wrongOptionsAreUsageErrors(String command) {
    Ended ended = Cli.run((Object[]) command.split(" "));
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.USAGE.code());
  }

  @Test
  void passesOfUnknownNodesAreRefused() throws Exception {
    Ended ended = fit(rows, "--passes", "mbz=" + passes(q -> 0.04));
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(ended.err()).contains("--passes mbz: must be mbs or sbs1");
  }

  @Test
  void resultsOfVllmAreRuns() throws Exception {
    fit(rows);
    String usual = Files.readString(folder.resolve("fit/report.json"));
    List<Object> argv = new ArrayList<>(List.of("calibrate", "--base", base));
    argv.addAll(List.of("-o", folder.resolve("fit")));
    for (int i = 0; i < rows.size(); i++) {
      String[] row = rows.get(i).split(",");
      Path file = folder.resolve("bench" + i + ".json");
      Files.writeString(file, benchResult(row));
      argv.addAll(List.of("--runs", file, "--length", file + "=" + row[0]));
    }
    Ended ended = Cli.run(argv.toArray());
    assertThat(ended.code()).as(ended.err()).isZero();
    Map<String, Object> report = Json.parse(Files.readString(folder.resolve("fit/report.json")));
    assertThat(Json.number(report.get("cost")))
        .isCloseTo(Json.number(Json.parse(usual).get("cost")), within(1e-6));
    Ended unknown = Cli.run("calibrate", "--base", base, "--runs", folder.resolve("bench0.json"));
    assertThat(unknown.err()).contains("the file does not say its length: --length FILE=N");
    assertThat(unknown.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
  }

  private static String benchResult(String[] row) {
    return """
        {"date": "20261125", "max_concurrency": %s, "completed": 50, "total_input_tokens": 10000,
         "total_output_tokens": 7500, "mean_tpot_ms": %s, "output_throughput": 100.0,
         "itls": [[0.1, 0.2], []], "errors": [""], "spec_decode_acceptance_length": %s}
        """
        .formatted(row[1], 1e3 * Double.parseDouble(row[4]), row[5]);
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
