package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.Json;
import sdedge.SharedData;
import sdedge.calibrate.CalibratedNodes;
import sdedge.cli.Cli.Ended;
import sdedge.stream.steady.Residuals;
import sdedge.study.Settings;

/** What {@code calibrate} reaches on measurements, against what a reference implementation did. */
class CalibrationAcceptanceIT {
  private static final Set<String> THREE_LENGTHS = Set.of("0", "1", "8");
  private static final Set<String> THREE_LOADS = Set.of("1", "16", "128");
  private static final Set<String> FIVE = Set.of("0 1", "0 128", "1 16", "8 1", "8 128");

  private static final Path ENGINE = Path.of("src/test/resources/reference/engine");

  private static final Map<String, Map<String, Object>> FITTED = new HashMap<>();

  @TempDir private static Path fits;
  @TempDir private Path folder;

  private static boolean isIn(String cells, String[] row) {
    return switch (cells) {
      case "three-lengths" -> THREE_LENGTHS.contains(row[0]);
      case "all" -> true;
      case "nine" -> THREE_LENGTHS.contains(row[0]) && THREE_LOADS.contains(row[1]);
      default -> FIVE.contains(row[0] + " " + row[1]);
    };
  }

  /** Runs made by the law, or measured ones, with their nodes. */
  private static Path data(String name) {
    return name.startsWith("exact") ? ENGINE.resolve(name) : SharedData.file("calibrate/" + name);
  }

  private static Map<String, Object> spec(String name) throws IOException {
    Map<String, Object> json = Json.parse(Files.readString(data(name + ".json")));
    return json.containsKey("spec") ? Json.map(json.get("spec")) : json;
  }

  private Path base(String name) throws IOException {
    Map<String, Object> spec = spec(name);
    return new CalibrationCase(folder)
        .base(
            Objects.requireNonNull(spec.get("verifier")),
            Objects.requireNonNull(spec.get("drafter")));
  }

  private Path runs(String name, String fileName, Predicate<String[]> wanted) throws IOException {
    Path all = data(name + ".csv");
    return new CalibrationCase(folder).rows(all, fileName, wanted);
  }

  /** Fitted once for all tests. */
  private Map<String, Object> fitted(String name, String cells) throws IOException {
    String key = name + " " + cells;
    Map<String, Object> known = FITTED.get(key);
    if (known == null) {
      Path runs = runs(name, "cells.csv", row -> isIn(cells, row));
      known = new CalibrationCase(fits).calibrate("--runs", runs, "--base", base(name));
      FITTED.put(key, known);
    }
    return known;
  }

  /** The report on the cells that a fit did not see. */
  private Map<String, Object> heldOut(String name, String cells, Path fit) throws IOException {
    Path runs = runs(name, "held-out.csv", row -> !isIn(cells, row));
    return CalibrationCase.report(
        new CalibrationCase(folder)
            .calibrate(
                "--check", fit, "--runs", runs, "--lengths", CalibrationCase.MEASURED_LENGTHS));
  }

  private static double figure(Map<String, Object> report, String region, String key) {
    return Json.number(CalibrationCase.region(report.get("errors"), region).get(key));
  }

  /** A folder as calibrate writes them, of the parameters that made the runs. */
  private Path known(String name) throws IOException {
    Map<String, Object> exact = Json.parse(Files.readString(data(name + ".json")));
    Map<String, Object> theta = Json.map(exact.get("theta"));
    String text = Files.readString(base(name));
    for (String node : List.of("verifier", "drafter")) {
      StringBuilder values = new StringBuilder("latency_model: roofline");
      theta.forEach(
          (key, value) -> {
            if (key.startsWith(node + ".")) {
              String line = key.substring(node.length() + 1) + ": " + value;
              values.append(node.equals("verifier") ? ", " : "\n    ").append(line);
            }
          });
      int at = text.indexOf("latency_model: roofline", text.indexOf("\n" + node));
      text =
          text.substring(0, at) + values + text.substring(at + "latency_model: roofline".length());
    }
    String nodes = text.substring(text.indexOf("models:"), text.indexOf("speculation:"));
    Path former = Files.createDirectory(folder.resolve("former"));
    Files.writeString(
        former.resolve("nodes.yaml"), nodes + "acceptance: " + exact.get("acceptance") + "\n");
    return former;
  }

  @ParameterizedTest
  @ValueSource(strings = {"exact", "exact-long"})
  void theLawOfKnownParametersIsExact(String name) throws Exception {
    Path runs = data(name + ".csv");
    Map<String, Object> report =
        CalibrationCase.report(
            new CalibrationCase(folder).calibrate("--check", known(name), "--runs", runs));
    assertThat(Json.number(CalibrationCase.region(report.get("errors"), "all").get("count")))
        .isEqualTo(64);
    assertThat(figure(report, "all", "max")).isLessThan(1e-9);
  }

  private static String ranges(Ended ended) {
    assertThat(ended.code()).as(ended.err()).isZero();
    return Json.list(Json.parse(ended.out()).get("num_speculative_tokens_per_batch_size")).stream()
        .map(
            range ->
                Arrays.toString(
                    Arrays.stream(Json.numbers(range)).mapToInt(n -> (int) n).toArray()))
        .collect(Collectors.joining(" "));
  }

  @Test
  void theScheduleIsThatOfWhatRuns() throws Exception {
    Path nodes = known("exact");
    Object[] argv = {
      "export", nodes, "--to", "vllm", "--load", "300,180", "--kv-tokens", "30000,60000"
    };
    Ended full = Cli.run(argv);
    assertThat(ranges(full)).isEqualTo("[1, 7, 6] [8, 18, 5] [19, 32, 4] [33, 53, 3] [54, 256, 2]");
    assertThat(full.err())
        .startsWith(
            "sdedge: 76 run beside the draft model, 153 without, which serves more from 129 on, up"
                + " to 6.3 %\n");
    double memory = 63.96e9 + 2.796e9 + 30000.0 * (262144 + 16384);
    argv[6] = "--set";
    argv[7] = "verifier.memory_bytes=" + memory;
    assertThat(Cli.run(argv).out()).isEqualTo(full.out());
    assertThat(ranges(Cli.run("export", nodes, "--to", "vllm", "--load", "300,180")))
        .isEqualTo(
            "[1, 7, 6] [8, 18, 5] [19, 32, 4] [33, 53, 3] [54, 87, 2] [88, 158, 1] [159, 256, 0]");
    Ended open = Cli.run("export", nodes, "--to", "vllm", "--load", "2700,200");
    assertThat(ranges(open))
        .isEqualTo("[1, 4, 6] [5, 15, 5] [16, 30, 4] [31, 57, 3] [58, 114, 2] [115, 256, 0]");
    assertThat(open.err()).doesNotContain(" run beside the draft model");
  }

  /** What a reference implementation of the same law found. */
  private static Map<String, Object> reference(String name, String cells) throws IOException {
    Map<String, Object> all = Json.parse(Files.readString(ENGINE.resolve("reference.json")));
    return Json.map(all.get(name + " " + cells));
  }

  /** Costs but for rounding, parameters, how well they are known and what is not identified. */
  @ParameterizedTest
  @CsvSource({
    "exact, three-lengths",
    "exact, nine",
    "exact, five",
    "exact-long, three-lengths",
    "exact-long, nine",
    "exact-long, five",
    "semi-8b-4layer, three-lengths",
    "semi-8b-4layer, nine",
    "semi-8b-4layer, five",
    "long-8b-4layer, three-lengths",
    "long-8b-4layer, nine",
    "long-8b-4layer, five"
  })
  void twoImplementationsFindTheSame(String name, String cells) throws Exception {
    Map<String, Object> report = CalibrationCase.report(fitted(name, cells));
    Map<String, Object> other = reference(name, cells);
    double cost = Json.number(other.get("cost"));
    assertThat(Json.number(report.get("cost"))).isCloseTo(cost, within(1e-5 * cost));
    Map<String, Object> parameters = Json.map(report.get("parameters"));
    Json.map(other.get("theta"))
        .forEach(
            (key, value) ->
                assertThat(value(parameters, key) / Json.number(value))
                    .as(key)
                    .isCloseTo(1, within(2e-5)));
    Json.map(other.get("posterior_s"))
        .forEach(
            (key, value) ->
                assertThat(number(parameters, key, "relative_error") / Json.number(value))
                    .as(key)
                    .isCloseTo(1, within(2e-5)));
    assertThat(parameters.keySet().stream().filter(key -> !isIdentified(parameters, key)))
        .containsExactlyInAnyOrderElementsOf(
            Json.list(other.get("not_identified")).stream().map(String::valueOf).toList());
    double[] rates = Json.numbers(report.get("acceptance"));
    double[] found = Json.numbers(other.get("acceptance"));
    for (int i = 0; i < found.length; i++) {
      assertThat(rates[i]).isCloseTo(found[i], within(1e-6)); // which are rounded
    }
  }

  @ParameterizedTest
  @CsvSource({
    "exact, three-lengths",
    "exact, nine",
    "exact, five",
    "exact-long, three-lengths",
    "exact-long, nine",
    "exact-long, five"
  })
  void fromRunsMadeByTheLawItIsFoundAgain(String name, String cells) throws Exception {
    Map<String, Object> done = fitted(name, cells);
    Map<String, Object> report = CalibrationCase.report(done);
    Map<String, Object> held = heldOut(name, cells, CalibrationCase.folder(done));
    hasErrorsOf(held, reference(name, cells));
    assertThat(figure(held, "all", "mean")).isLessThanOrEqualTo(0.005);
    assertThat(figure(held, "all", "max")).isLessThanOrEqualTo(0.019);
    double[] rates = Json.numbers(report.get("acceptance"));
    double[] made =
        Json.numbers(Json.parse(Files.readString(data(name + ".json"))).get("acceptance"));
    for (int i = 0; i < made.length; i++) {
      assertThat(rates[i]).isCloseTo(made[i], within(0.02));
    }
    if (name.equals("exact") && cells.equals("three-lengths")) {
      Map<String, Object> parameters = Json.map(report.get("parameters"));
      assertThat(value(parameters, "verifier.flops_efficiency") / 0.62).isCloseTo(1, within(0.025));
      assertThat(value(parameters, "verifier.bandwidth_efficiency") / 0.81)
          .isCloseTo(1, within(0.025));
      assertThat(parameters.keySet().stream().filter(key -> !isIdentified(parameters, key)))
          .containsExactlyInAnyOrder(
              "verifier.pass_overhead_s",
              "drafter.bandwidth_efficiency",
              "drafter.pass_overhead_s",
              "verifier.prompt_pass_overhead_s");
    }
  }

  /** Predictions, from parameters that are rounded. */
  private static void hasErrorsOf(Map<String, Object> held, Map<String, Object> other) {
    for (String key : List.of("mean", "p95", "max")) {
      double error = Json.number(other.get("tpot_" + key));
      assertThat(figure(held, "all", key)).as(key).isCloseTo(error, within(2e-6));
    }
  }

  private static double value(Map<String, Object> parameters, String key) {
    return number(parameters, key, "value");
  }

  private static double number(Map<String, Object> parameters, String key, String of) {
    return Json.number(Json.map(parameters.get(key)).get(of));
  }

  private static boolean isIdentified(Map<String, Object> parameters, String key) {
    return Boolean.TRUE.equals(Json.map(parameters.get(key)).get("identified"));
  }

  private static String withoutMeasured(Path fit) throws IOException {
    String text = Files.readString(fit.resolve("nodes.yaml"));
    return text.substring(0, text.indexOf("measured:"));
  }

  private static String schedule(Path nodes) {
    return ranges(
        Cli.run("export", nodes, "--to", "vllm", "--load", "512,150", "--max-batch", 128));
  }

  /** What runs differ by from the law belongs to their schedule, but not to that of others. */
  @Test
  void schedulesOfMeasuredRequestsHaveTheirResiduals() throws Exception {
    Path fit = CalibrationCase.folder(fitted("semi-8b-4layer", "three-lengths"));
    Map<String, Object> schedules =
        Json.map(
            Json.parse(Files.readString(ENGINE.resolve("reference.json")))
                .get("schedule of semi three-lengths"));
    assertThat(schedule(fit)).isEqualTo(words(schedules.get("with_residuals")));
    Path law = new CalibrationCase(folder).write("law.yaml", withoutMeasured(fit));
    assertThat(schedule(law)).isEqualTo(words(schedules.get("law")));
    for (String load : List.of("700,150", "512,100")) {
      Object[] argv = {"export", fit, "--to", "vllm", "--load", load};
      Ended other = Cli.run(argv);
      assertThat(other.err())
          .startsWith(
              "sdedge: the runs were of prompts of 512, answers of 150: corrections from runs to"
                  + " the law are left out\n");
      argv[1] = law;
      assertThat(other.out()).isEqualTo(Cli.run(argv).out());
    }
  }

  private static String words(@Nullable Object ranges) {
    return Json.list(ranges).stream()
        .map(range -> Arrays.stream(Json.numbers(range)).mapToInt(n -> (int) n).toArray())
        .map(Arrays::toString)
        .collect(Collectors.joining(" "));
  }

  /** Factors on the law where runs were measured and where none was. */
  @Test
  void twoImplementationsFindTheSameResiduals() throws Exception {
    Path fit = CalibrationCase.folder(fitted("semi-8b-4layer", "three-lengths"));
    Path file = CalibratedNodes.file(fit);
    Residuals found =
        CalibratedNodes.read(file.toString(), Files.readAllBytes(file), fit, Settings.NONE)
            .residuals("", 512, 150);
    List<?> factors =
        Json.list(
            Json.parse(Files.readString(ENGINE.resolve("reference.json")))
                .get("factors of semi three-lengths"));
    assertThat(factors).hasSizeGreaterThan(6);
    for (Object each : factors) {
      Map<String, Object> factor = Json.map(each);
      double n = Json.number(factor.get("running"));
      int length = (int) Json.number(factor.get("length"));
      assertThat(found.factor(n, length))
          .as("%s running, length %d", n, length)
          .isCloseTo(Json.number(factor.get("factor")), within(1e-5)); // of rounded parameters
    }
  }

  /** One set of numbers predicts requests with other prompts whose acceptance is known. */
  @ParameterizedTest
  @CsvSource({
    "semi-8b-4layer, long-8b-4layer, all, 0.030",
    "semi-8b-4layer, long-8b-4layer, three-lengths, 0.021",
    "long-8b-4layer, semi-8b-4layer, all, 0.027",
    "long-8b-4layer, semi-8b-4layer, three-lengths, 0.027"
  })
  void otherWorkloadsArePredicted(String from, String to, String cells, double mean)
      throws Exception {
    String nodes = withoutMeasured(CalibrationCase.folder(fitted(from, cells)));
    String other = withoutMeasured(CalibrationCase.folder(fitted(to, cells)));
    String rates = other.substring(other.indexOf("acceptance:"));
    Path fit = Files.createTempDirectory(folder, "transfer");
    Files.writeString(
        fit.resolve("nodes.yaml"), nodes.substring(0, nodes.indexOf("acceptance:")) + rates);
    double most = 1.5 * 128;
    Path runs = runs(to, "other.csv", row -> Double.parseDouble(row[1]) <= most);
    Map<String, Object> scored =
        CalibrationCase.report(
            new CalibrationCase(folder).calibrate("--check", fit, "--runs", runs));
    assertThat(figure(scored, "all", "mean")).isLessThanOrEqualTo(1.25 * mean);
  }

  /** Both workloads by one set of numbers, an acceptance each. */
  @Test
  void severalWorkloadsAreFittedTogether() throws Exception {
    List<String> rows = new ArrayList<>();
    rows.add(
        "length,concurrency,running,input_tokens,output_tokens,acceptance_length,tpot_s,workload");
    for (String name : List.of("exact", "exact-long")) {
      Files.readAllLines(data(name + ".csv")).stream()
          .skip(1)
          .filter(row -> isIn("three-lengths", row.split(",", -1)))
          .forEach(row -> rows.add(row + "," + name));
    }
    Path runs = new CalibrationCase(folder).write("both.csv", String.join("\n", rows) + "\n");

    Map<String, Object> done =
        new CalibrationCase(folder)
            .calibrate("--runs", runs, "--base", base("exact"), "--workload", "exact-long");

    Map<String, Object> report = CalibrationCase.report(done);
    assertThat(report.get("workload")).isEqualTo("exact-long");
    assertThat(figure(report, "all", "max")).isLessThan(0.01);
    Map<String, Object> parameters = Json.map(report.get("parameters"));
    assertThat(value(parameters, "verifier.flops_efficiency") / 0.62).isCloseTo(1, within(0.02));
    assertThat(value(parameters, "verifier.position_overhead_s") / 5e-5).isCloseTo(1, within(0.25));
    assertThat(parameters.keySet().stream().filter(key -> !isIdentified(parameters, key)))
        .doesNotContain("verifier.position_overhead_s");
    String nodes = Files.readString(CalibrationCase.folder(done).resolve("nodes.yaml"));
    assertThat(nodes).contains("measured:").contains("  input_tokens: 2700\n");
    assertThat(Files.readAllLines(CalibrationCase.folder(done).resolve("fit.csv")).get(0))
        .endsWith(",corrected_tpot_s,workload");
  }

  /** Errors of runs that a fit did not see, and what the lengths it recommends lose. */
  @ParameterizedTest
  @CsvSource({
    "semi-8b-4layer, three-lengths, 0.028, 0.075, 0.016, 0.08",
    "semi-8b-4layer, nine, 0.030, 0.075, 0.016, 0.08",
    "semi-8b-4layer, five, 0.034, 0.075, 0.016, 0.08",
    "long-8b-4layer, three-lengths, 0.032, 0.06, 0.005, 0.03",
    "long-8b-4layer, nine, 0.035, 0.065, 0.005, 0.03",
    "long-8b-4layer, five, 0.043, 0.08, 0.005, 0.03"
  })
  void measuredRunsArePredicted(
      String name, String cells, double mean, double p95, double meanLoss, double maxLoss)
      throws Exception {
    Path fit = CalibrationCase.folder(fitted(name, cells));
    Map<String, Object> held = heldOut(name, cells, fit);
    if (name.startsWith("semi")) { // of long the reference interpolates what runs unseen
      hasErrorsOf(held, reference(name, cells));
    }
    assertThat(figure(held, "all", "mean")).isLessThanOrEqualTo(mean);
    assertThat(figure(held, "all", "p95")).isLessThanOrEqualTo(p95);
    Path all = data(name + ".csv");
    Map<String, Object> scored =
        CalibrationCase.report(
            new CalibrationCase(folder).calibrate("--check", fit, "--runs", all));
    double[] losses =
        Json.list(scored.get("measured_loss")).stream()
            .mapToDouble(each -> Json.number(Json.map(each).get("loss")))
            .toArray();
    double[] other = Json.numbers(reference(name, cells).get("loss"));
    assertThat(losses).hasSize(other.length);
    for (int i = 0; i < other.length && name.startsWith("semi"); i++) {
      assertThat(losses[i]).isCloseTo(other[i], within(1e-9)); // of as many requests at each load
    }
    assertThat(Arrays.stream(losses).average().orElseThrow()).isLessThanOrEqualTo(meanLoss);
    assertThat(Arrays.stream(losses).max().orElseThrow()).isLessThanOrEqualTo(maxLoss);
  }

  /** The loss that is told is that of a fit without the load, scored on it; all 64 runs of semi. */
  @Test
  void lossesAreOfLoadsThatTheFitHasNotSeen() throws Exception {
    String name = "semi-8b-4layer";
    Map<String, Object> report = CalibrationCase.report(fitted(name, "all"));
    List<Map<String, Object>> losses = Json.maps(report.get("measured_loss"));
    assertThat(losses)
        .extracting(each -> Json.number(each.get("concurrency")))
        .containsExactly(1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0);
    double[] all = losses.stream().mapToDouble(each -> Json.number(each.get("loss"))).toArray();
    assertThat(Arrays.stream(all).average().orElseThrow()).isCloseTo(0, within(0.002));
    assertThat(Arrays.stream(all).max().orElseThrow()).isCloseTo(0, within(0.005));
    for (Map<String, Object> loss : losses.subList(5, 7)) {
      String load = String.valueOf((int) Json.number(loss.get("concurrency")));
      Path without = runs(name, "without.csv", row -> !row[1].equals(load));
      Path fit =
          CalibrationCase.folder(
              new CalibrationCase(folder).calibrate("--runs", without, "--base", base(name)));
      Path only = runs(name, "only.csv", row -> row[1].equals(load));
      Map<String, Object> scored =
          CalibrationCase.report(
              new CalibrationCase(folder).calibrate("--check", fit, "--runs", only));
      assertThat(Json.list(scored.get("measured_loss"))).containsExactly(loss);
    }
  }

  /** By load, what the length loses that the exported schedule says for so many requests. */
  private double[] scheduleLosses(String name, Path fit, Predicate<String> loads)
      throws IOException {
    Path all = data(name + ".csv");
    List<String> header = List.of(Files.readAllLines(all).get(0).split(",", -1));
    String load = name.startsWith("semi") ? "512,150" : "2048,150";
    Ended ended = Cli.run("export", fit, "--to", "vllm", "--load", load, "--max-batch", 128);
    assertThat(ended.code()).as(ended.err()).isZero();
    List<double[]> ranges =
        Json.list(Json.parse(ended.out()).get("num_speculative_tokens_per_batch_size")).stream()
            .map(Json::numbers)
            .toList();
    Map<Double, Map<Integer, Double>> rates = new TreeMap<>();
    int told = header.indexOf("output_tokens_per_s");
    for (String line : Files.readAllLines(all)) {
      String[] row = line.split(",", -1);
      if (!row[0].equals("length") && loads.test(row[1])) {
        double rate =
            told >= 0
                ? Double.parseDouble(row[told])
                : Double.parseDouble(row[header.indexOf("running")])
                    / Double.parseDouble(row[header.indexOf("tpot_s")]);
        rates
            .computeIfAbsent(Double.parseDouble(row[1]), at -> new TreeMap<>())
            .put(Integer.parseInt(row[0]), rate);
      }
    }
    return rates.entrySet().stream()
        .mapToDouble(
            at -> {
              double n = at.getKey();
              double[] range =
                  ranges.stream().filter(r -> r[0] <= n && n <= r[1]).findFirst().get();
              double best = at.getValue().values().stream().max(Double::compare).get();
              return 1 - at.getValue().getOrDefault((int) range[2], Double.NaN) / best;
            })
        .toArray();
  }

  /** Looked up at the load; of a fit to all runs, and of fits that know no run of the load. */
  @ParameterizedTest
  @CsvSource({"semi-8b-4layer, 0, 0", "long-8b-4layer, 0.0013, 0.010"})
  void theExportedScheduleLosesLittle(String name, double mean, double most) throws Exception {
    double[] full = scheduleLosses(name, CalibrationCase.folder(fitted(name, "all")), load -> true);
    assertThat(full).hasSize(8);
    assertThat(Arrays.stream(full).average().orElseThrow()).isCloseTo(mean, within(0.0005));
    assertThat(Arrays.stream(full).max().orElseThrow()).isCloseTo(most, within(0.001));
    List<Double> unseen = new ArrayList<>();
    for (String load : List.of("1", "2", "4", "8", "16", "32", "64", "128")) {
      Path without = runs(name, "without.csv", row -> !row[1].equals(load));
      Path fit =
          CalibrationCase.folder(
              new CalibrationCase(folder).calibrate("--runs", without, "--base", base(name)));
      unseen.add(scheduleLosses(name, fit, load::equals)[0]);
    }
    assertThat(unseen.stream().mapToDouble(l -> l).average().orElseThrow())
        .isCloseTo(mean, within(0.002));
    assertThat(unseen.stream().mapToDouble(l -> l).max().orElseThrow())
        .isCloseTo(most, within(0.005));
  }

  /** But for rounding. */
  @ParameterizedTest
  @CsvSource({
    "exact, all, 0.16061814479833902",
    "semi-8b-4layer, all, 25.493618438012602",
    "long-8b-4layer, all, 12.687967281244598"
  })
  void costsAreTheLeastKnown(String name, String cells, double cost) throws Exception {
    assertThat(Json.number(CalibrationCase.report(fitted(name, cells)).get("cost")))
        .isLessThanOrEqualTo(cost * (1 + 1e-9));
  }
}
