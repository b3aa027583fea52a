package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.HandTime;
import sdedge.Json;
import sdedge.cli.Cli.Ended;
import sdedge.cli.terminal.ExitCode;
import sdedge.cli.terminal.Signals;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.control.TimeSource;
import sdedge.study.Search;

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
    assertThat(next).isEqualTo(257);
  }

  /** One law, whoever asks: of the nodes written, under the mean load of the runs. */
  @ParameterizedTest
  @CsvSource({"nodes.yaml, 64", "'', 300"})
  void theScheduleIsThatOfExport(String file, int most) throws Exception {
    Ended ended = fit(rows, "--to", "vllm", "--max-batch", most);
    assertThat(ended.code()).as(ended.err()).isZero();
    Path written = folder.resolve("fit/schedule.json");
    Path nodes = folder.resolve("fit").resolve(file);

    Object[] load = {"--load", "200,150", "--max-batch", most};
    List<Object> argv = new ArrayList<>(List.of("export", nodes, "--to", "vllm"));
    argv.addAll(List.of(load));
    Ended exported = Cli.run(argv.toArray());

    assertThat(exported.code()).as(exported.err()).isZero();
    assertThat(exported.out()).isEqualTo(Files.readString(written)).contains("[ [ 1, ");
    assertThat(exported.err()).contains("55 run beside the draft model, 72 without, which serves");
    assertThat(ended.err()).endsWith(exported.err());
  }

  private static List<double[]> ranges(Map<String, Object> schedule) {
    return Json.list(schedule.get("num_speculative_tokens_per_batch_size")).stream()
        .map(Json::numbers)
        .toList();
  }

  private List<double[]> recommended() throws Exception {
    return Json.list(report().get("recommended")).stream()
        .map(each -> Json.numbers(Json.map(each).get("range")))
        .toList();
  }

  /** In the file, in what is printed, and in what export makes of the nodes. */
  @ParameterizedTest
  @ValueSource(strings = {"0,2,4", "1,3", "0..3", "5"})
  void theLengthsAskedForHoldInTheFile(String lengths) throws Exception {
    Ended ended = fit(rows, "--to", "vllm", "--lengths", lengths);
    assertThat(ended.code()).as(ended.err()).isZero();
    Path fit = folder.resolve("fit");
    String written = Files.readString(fit.resolve("schedule.json"));

    assertThat(ranges(Json.parse(written)))
        .usingElementComparator(Arrays::compare)
        .isEqualTo(recommended());
    Ended exported = Cli.run("export", fit, "--to", "vllm", "--load", "200,150");
    assertThat(exported.out()).as(exported.err()).isEqualTo(written);
    Ended other = Cli.run("export", fit, "--to", "vllm", "--load", "200,150", "--lengths", "0,7");
    assertThat(ranges(Json.parse(other.out()))).allMatch(range -> range[2] == 0 || range[2] == 7);
    assertThat(ranges(Json.parse(written)))
        .allMatch(
            range -> lengths.contains(String.valueOf((int) range[2])) || lengths.equals("0..3"));
  }

  /** What vLLM logs, and the memory that makes as much. */
  @Test
  void cachesAreThoseToldOrThoseOfTheMemory() throws Exception {
    fit(rows);
    Path fit = folder.resolve("fit");
    Instance nodes = InstanceReader.read(made(fit));
    double verifier = nodes.verifier().model().kvBytesPerToken();
    double both = verifier + nodes.drafters().get(0).node().model().kvBytesPerToken();
    double weights =
        nodes.verifier().model().weightBytes()
            + nodes.drafters().get(0).node().model().weightBytes();
    Object[] load = {"export", fit, "--to", "vllm", "--load", "200,150"};

    Ended told = Cli.run(with(load, "--kv-tokens", "11000,22000"));
    assertThat(told.err()).startsWith("sdedge: 40 run beside the draft model, 80 without");
    Ended byMemory =
        Cli.run(with(load, "--set", "verifier.memory_bytes=" + (weights + 11000 * both)));
    assertThat(byMemory.out()).isEqualTo(told.out());
    assertThat(ranges(Json.parse(told.out())).get(ranges(Json.parse(told.out())).size() - 1)[1])
        .isEqualTo(256);
    Path log =
        Files.writeString(
            folder.resolve("serve.log"),
            """
            INFO config: model='m', speculative_config=SpeculativeConfig(method='draft_model')
            INFO [kv_cache_utils.py:1305] GPU KV cache size: 11,000 tokens
            """);
    Path alone =
        Files.writeString(
            folder.resolve("alone.log"),
            """
            INFO config: model='m', speculative_config=None, tokenizer='m'
            INFO [kv_cache_utils.py:1305] GPU KV cache size: 22,000 tokens
            """);
    assertThat(Cli.run(with(load, "--engine-log", log, "--engine-log", alone))).isEqualTo(told);
    assertThat(Cli.run(with(load, "--engine-log", alone)).err())
        .contains("all are of an engine without a draft model");
    Ended logged = fit(rows, "--to", "vllm", "--engine-log", log, "--engine-log", alone);
    assertThat(logged.code()).as(logged.err()).isZero();
    assertThat(fit.resolve("schedule.json")).content().isEqualTo(told.out());
    assertThat(ranges(Json.parse(told.out())))
        .usingElementComparator(Arrays::compare)
        .isEqualTo(recommended());
    Path other = Files.writeString(folder.resolve("other.log"), "GPU KV cache size: 7 tokens\n");
    assertThat(Cli.run(with(load, "--engine-log", log, "--engine-log", other)).err())
        .contains("other.log:1:1: a cache of 7 tokens, before that 11000 with a draft model");
    assertThat(Cli.run(with(load, "--engine-log", base)).err())
        .contains("has no line \"GPU KV cache size: N tokens\"");
    for (String wrong : List.of("0", "-1", "1,2,3", "x", "11000,NaN")) {
      assertThat(Cli.run(with(load, "--kv-tokens", wrong)).code()).isEqualTo(ExitCode.USAGE.code());
    }
    assertThat(Cli.run(with(load, "--kv-tokens", "100")).err()).contains("holds no request");
  }

  /** An instance of nodes. */
  private Path made(Path fit) {
    Ended ended =
        Cli.run("generate", "calibrated", "--base", fit.resolve("nodes.yaml"), "-o", folder);
    assertThat(ended.err()).isEmpty();
    return folder.resolve("calibrated.yaml");
  }

  private static Object[] with(Object[] argv, Object... more) {
    List<Object> all = new ArrayList<>(List.of(argv));
    all.addAll(List.of(more));
    return all.toArray();
  }

  /** The same lengths, as another engine reads them. */
  @Test
  void tensorRtLlmHasTheSameSchedule() throws Exception {
    fit(rows);
    Path fit = folder.resolve("fit");
    Object[] argv = {"export", fit, "--load", "200,150", "--kv-tokens", "11000", "--to", "vllm"};
    Ended vllm = Cli.run(argv);
    argv[7] = "tensorrt-llm";
    Ended other = Cli.run(argv);
    assertThat(other.code()).as(other.err()).isZero();
    assertThat(other.err()).isEqualTo(vllm.err());
    String entries =
        ranges(Json.parse(vllm.out())).stream()
            .map(range -> (int) range[1] + ": " + (int) range[2])
            .collect(Collectors.joining(", "));
    assertThat(other.out()).contains("  draft_len_schedule: {" + entries + "}\n");
    assertThat(Cli.run(with(argv, "--context-axis", "512")).err())
        .contains("--context-axis has no effect with --to tensorrt-llm");
    assertThat(vllm.err())
        .endsWith(
            "sdedge: the model of sbs1 is taken as running on the card of mbs at the speed of sbs1;"
                + " exact is a draft mode with at: verifier\n");
  }

  /** What another program writes of the same values. */
  @Test
  void nodesMayBeDumpedByAnotherWriter() throws Exception {
    fit(rows);
    Path fit = folder.resolve("fit");
    Ended usual = Cli.run("export", fit, "--to", "vllm", "--load", "200,150");
    Path nodes = fit.resolve("nodes.yaml");
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(nodes)) {
      if (line.startsWith("acceptance: ") || line.startsWith("lengths: ")) {
        lines.add(line.substring(0, line.indexOf(':') + 1));
        String list = line.substring(line.indexOf('[') + 1, line.indexOf(']'));
        List.of(list.split(", ")).forEach(each -> lines.add("- " + each));
      } else {
        lines.add(line);
      }
    }
    assertThat(lines).contains("acceptance:", "lengths:");
    Path redumped = Files.write(folder.resolve("redumped.yaml"), lines);

    Ended exported = Cli.run("export", redumped, "--to", "vllm", "--load", "200,150");

    assertThat(exported).isEqualTo(usual);
    Files.write(nodes, lines);
    Ended check =
        Cli.run("calibrate", "--check", fit, "--runs", runs(rows), "-o", folder.resolve("checked"));
    assertThat(check.code()).as(check.err()).isZero();
  }

  @Test
  void valuesOfTheNodesCanBeSet() throws Exception {
    fit(rows);
    Path fit = folder.resolve("fit");
    Object[] argv = {"export", fit, "--to", "vllm", "--load", "200,150", "--set"};

    assertThat(Cli.run(with(argv, "foo.bar=1")).err()).contains("foo: unknown key");
    assertThat(Cli.run(with(argv, "foo.bar=1")).code()).isEqualTo(ExitCode.INVALID_INPUT.code());
    assertThat(Cli.run(with(argv, "verifier.memory_bytes=*0.5")).err())
        .contains("the memory of mbs holds no request");
    Ended never = Cli.run(with(argv, "acceptance=0"));
    assertThat(never.code()).as(never.err()).isZero();
    assertThat(ranges(Json.parse(never.out()))).allMatch(range -> range[2] == 0);
    assertThat(Cli.run(with(argv, "acceptance=2")).err()).contains("acceptance: 2 must be ");
    assertThat(Cli.run("export", fit, "--to", "vllm", "--load", "1,2", "--instance", base).err())
        .contains("--instance is of results");
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
    assertThat(Cli.run(with(check, "--time-limit", "9s")).err())
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
          Cli.run(with(new Object[] {"export", folder, "--to", "perfetto"}, option.toArray()));
      assertThat(ended.err()).contains(option.get(0) + " has no effect without --to vllm");
      assertThat(ended.code()).isEqualTo(ExitCode.USAGE.code());
    }
  }

  @Test
  void loadsBeyondThoseMeasuredAreWarnedOf() throws Exception {
    assertThat(warnings(rows, "--lengths", "0..4", "--kv-tokens", "50000"))
        .contains("extrapolates: 181 running, fitted up to 64");
    assertThat(warnings(rows, "--lengths", "0..4", "--kv-tokens", "50000", "--max-batch", "96"))
        .doesNotContain("extrapolates");
  }

  @Test
  void aScheduleNeedsRunsAndALoad() throws Exception {
    assertThat(fit(rows, "--to", "perfetto").err()).contains("--to perfetto must be vllm");
    fit(rows);
    Path fit = folder.resolve("fit");
    assertThat(fit.resolve("schedule.json")).doesNotExist();
    Object[] check = {"calibrate", "--check", fit, "--runs", runs(rows), "--to", "vllm"};
    assertThat(Cli.run(check).err()).contains("--to vllm needs --runs to fit to");
    assertThat(Cli.run("export", fit, "--to", "vllm").err())
        .contains("nodes.yaml has no tasks: say --load INPUT,OUTPUT");
    for (String load : List.of("200", "0,150", "200,1", "200,x", "1,2,3")) {
      assertThat(Cli.run("export", fit, "--to", "vllm", "--load", load).err())
          .contains("--load " + load + " must be tokens of a prompt");
    }
    assertThat(Cli.run("export", base, "--to", "vllm", "--load", "200,150").err())
        .contains("--load is for nodes without tasks");
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

  private Map<String, Object> report() throws Exception {
    return Json.parse(Files.readString(folder.resolve("fit/report.json")));
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
