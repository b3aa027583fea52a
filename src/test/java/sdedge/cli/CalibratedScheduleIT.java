package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.Json;
import sdedge.cli.Cli.Ended;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.study.ExitCode;

/** Schedules of the nodes that {@code calibrate} writes, by it and by {@code export}. */
class CalibratedScheduleIT extends CalibrationRuns {
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

  /** Radio and links are no part of it, so that the base may have none. */
  @Test
  void aBaseWithoutRadioHasTheSameSchedule() throws Exception {
    Ended usual = fit(rows, "--to", "vllm");
    assertThat(usual.code()).as(usual.err()).isZero();
    String schedule = Files.readString(folder.resolve("fit/schedule.json"));
    String bare = Files.readString(base).replaceAll("    (wireless|fronthaul): .*\n", "");
    bare = bare.replaceAll(", tx_power_dbm: 23, channel_gain_db: -\\d+", "");
    base = Files.writeString(folder.resolve("bare.yaml"), bare);

    assertThat(fit(rows, "--to", "vllm", "--force").err()).doesNotContain("wireless");
    Ended exported = Cli.run("export", folder.resolve("fit"), "--to", "vllm", "--load", "200,150");

    assertThat(exported.code()).as(exported.err()).isZero();
    assertThat(folder.resolve("fit/schedule.json")).hasContent(schedule);
    assertThat(exported.out()).isEqualTo(schedule);
  }

  /** What the engine logged of its caches is in the nodes, for whoever reads these. */
  @Test
  void theNodesHoldTheCacheThatWasTold() throws Exception {
    Ended ended = fit(rows, "--to", "vllm", "--kv-tokens", 11000);
    assertThat(ended.code()).as(ended.err()).isZero();
    Path fit = folder.resolve("fit");
    assertThat(fit.resolve("nodes.yaml"))
        .content()
        .containsPattern(
            "  memory_bytes: [0-9.e]+ # caches of 11000 tokens beside the draft model, as told\n")
        .containsOnlyOnce("# caches of");

    Ended exported = Cli.run("export", fit, "--to", "vllm", "--load", "200,150");

    assertThat(exported.err()).startsWith("sdedge: 40 run beside the draft model");
    assertThat(exported.out()).isEqualTo(Files.readString(fit.resolve("schedule.json")));
    assertThat(fit(rows, "--force").code()).isZero();
    assertThat(fit.resolve("nodes.yaml")).content().doesNotContain("# caches of");
  }

  /** Of one length alone all there are. */
  private static List<double[]> ranges(Map<String, Object> schedule) {
    if (schedule.size() == 1) {
      return List.of(new double[] {1, 256, Json.number(schedule.get("num_speculative_tokens"))});
    }
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

    Ended told = Cli.run(Cli.with(load, "--kv-tokens", "11000,22000"));
    assertThat(told.err()).startsWith("sdedge: 40 run beside the draft model, 80 without");
    Ended byMemory =
        Cli.run(Cli.with(load, "--set", "verifier.memory_bytes=" + (weights + 11000 * both)));
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
    assertThat(Cli.run(Cli.with(load, "--engine-log", log, "--engine-log", alone))).isEqualTo(told);
    assertThat(Cli.run(Cli.with(load, "--engine-log", alone)).err())
        .contains("all are of an engine without a draft model");
    Ended logged = fit(rows, "--to", "vllm", "--engine-log", log, "--engine-log", alone);
    assertThat(logged.code()).as(logged.err()).isZero();
    assertThat(fit.resolve("schedule.json")).content().isEqualTo(told.out());
    assertThat(ranges(Json.parse(told.out())))
        .usingElementComparator(Arrays::compare)
        .isEqualTo(recommended());
    Path other = Files.writeString(folder.resolve("other.log"), "GPU KV cache size: 7 tokens\n");
    assertThat(Cli.run(Cli.with(load, "--engine-log", log, "--engine-log", other)).err())
        .contains("other.log:1:1: a cache of 7 tokens, before that 11000 with a draft model");
    assertThat(Cli.run(Cli.with(load, "--engine-log", base)).err())
        .contains("has no line \"GPU KV cache size: N tokens\"");
    for (String wrong : List.of("0", "-1", "1,2,3", "x", "11000,NaN")) {
      assertThat(Cli.run(Cli.with(load, "--kv-tokens", wrong)).code())
          .isEqualTo(ExitCode.USAGE.code());
    }
    assertThat(Cli.run(Cli.with(load, "--kv-tokens", "100")).err()).contains("holds no request");
  }

  /** An instance of nodes. */
  private Path made(Path fit) {
    Ended ended =
        Cli.run("generate", "calibrated", "--base", fit.resolve("nodes.yaml"), "-o", folder);
    assertThat(ended.err()).isEmpty();
    return folder.resolve("calibrated.yaml");
  }

  /**
   * Times of another machine, which no speed of this one explains, give no schedule by themselves.
   */
  @Test
  void predictionsThatAreFarOffGiveNoSchedule() throws Exception {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String[] fields = rows.get(i).split(",");
      fields[4] = "" + Double.parseDouble(fields[4]) * (i % 2 == 0 ? 4 : 0.25);
      others.add(String.join(",", fields));
    }
    Ended refused = fit(others, "--to", "vllm");

    assertThat(refused.code()).isEqualTo(ExitCode.INFEASIBLE.code());
    assertThat(refused.out().lines().findFirst().orElseThrow())
        .endsWith(" % off: the base is probably another card");
    assertThat(refused.err()).contains("no schedule of predictions that are ", "--force");
    assertThat(folder.resolve("fit/nodes.yaml")).isNotEmptyFile();
    assertThat(folder.resolve("fit/schedule.json")).doesNotExist();
    assertThat(fit(others, "--to", "vllm", "--force").code()).isZero();
    assertThat(folder.resolve("fit/schedule.json")).isNotEmptyFile();
    assertThat(fit(rows, "--force").out()).doesNotContain("another card");
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
    assertThat(other.err().lines().filter(line -> !line.contains("TensorRT")).toList())
        .isEqualTo(vllm.err().lines().filter(line -> !line.contains("vLLM")).toList());
    String entries =
        ranges(Json.parse(vllm.out())).stream()
            .map(range -> (int) range[1] + ": " + (int) range[2])
            .collect(Collectors.joining(", "));
    assertThat(other.out()).contains("  draft_len_schedule: {" + entries + "}\n");
    assertThat(Cli.run(Cli.with(argv, "--context-axis", "512")).err())
        .contains("--context-axis has no effect with --to tensorrt-llm");
    argv[7] = "vllm";
    assertThat(Cli.run(Cli.with(argv, "--allow-zero")).err())
        .contains("--allow-zero has no effect without --to tensorrt-llm");
    argv[7] = "tensorrt-llm";
    assertThat(vllm.err())
        .contains(
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

    assertThat(Cli.run(Cli.with(argv, "foo.bar=1")).err()).contains("foo: unknown key");
    assertThat(Cli.run(Cli.with(argv, "foo.bar=1")).code())
        .isEqualTo(ExitCode.INVALID_INPUT.code());
    assertThat(Cli.run(Cli.with(argv, "verifier.memory_bytes=*0.5")).err())
        .contains("the memory of mbs holds no request");
    Ended never = Cli.run(Cli.with(argv, "acceptance=0"));
    assertThat(never.code()).as(never.err()).isZero();
    assertThat(ranges(Json.parse(never.out()))).allMatch(range -> range[2] == 0);
    assertThat(Cli.run(Cli.with(argv, "acceptance=2")).err()).contains("acceptance: 2 must be ");
    assertThat(Cli.run("export", fit, "--to", "vllm", "--load", "1,2", "--instance", base).err())
        .contains("--instance is of results");
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
}
