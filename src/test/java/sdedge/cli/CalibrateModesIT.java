package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.Json;
import sdedge.WholePrompts;
import sdedge.cli.Cli.Ended;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.reader.InstanceReader;

/** {@code calibrate} to runs that tell draft modes apart, made by formulas of its own. */
class CalibrateModesIT {
  private static final String HEADER =
      "mode,length,concurrency,input_tokens,output_tokens,tpot_s,acceptance_length\n";
  private static final Path MACHINE = Path.of("instances/drafts/l4-a100-modes.yaml");
  private static final int INPUT = 300;
  private static final int OUTPUT = 120;
  private static final Map<String, double[]> RATES =
      Map.of(
          "edge",
          new double[] {0.8, 0.7, 0.65, 0.625},
          "block",
          new double[] {0.7, 0.5, 0.4, 0.35});

  @TempDir private Path folder;
  private Instance machine;
  private final List<String> rows = new ArrayList<>();

  /** Lengths 0, 1, 2 and 4 of both modes at 1 to 128 requests. */
  @BeforeEach
  void measure() throws Exception {
    machine = InstanceReader.read(MACHINE);
    for (int load = 1; load <= 128; load *= 2) {
      rows.add(row("", 0, load, new double[] {0}));
      for (int length : new int[] {1, 2, 4}) {
        rows.add(row("edge", length, load, rates("edge")));
        rows.add(row("block", length, load, rates("block")));
      }
    }
  }

  private static double[] rates(String mode) {
    return Objects.requireNonNull(RATES.get(mode));
  }

  private String row(String mode, int length, int load, double[] rates) {
    double tokens = 1;
    double product = 1;
    for (int i = 0; i < length; i++) {
      product *= rates[i];
      tokens += product;
    }
    double steps = length == 0 ? OUTPUT - 1 : steps(rates, length, OUTPUT - 1);
    double joining = load / steps;
    double c = INPUT + OUTPUT / 2.0;
    double seconds = pass(machine.verifier(), load, length + 1, c - 1, joining);
    if (length > 0) {
      DraftMode of = machine.drafters().get(0).mode(mode);
      Node node = of.on(of.isAtVerifier() ? machine.verifier() : machine.drafters().get(0).node());
      for (int i = 1; i <= (of.isBlock() ? 1 : length); i++) {
        seconds += pass(node, load, of.isBlock() ? length : 1, c + i - 2, i == 1 ? joining : 0);
      }
    }
    String acceptance = length == 0 ? "" : String.valueOf(tokens);
    double tpotS = seconds * steps / (OUTPUT - 1);
    return String.join(
        ",", mode, length + "", load + "", INPUT + "", OUTPUT + "", tpotS + "", acceptance);
  }

  /** Expected steps to gain some tokens. */
  private static double steps(double[] rates, int length, int tokens) {
    double[] expected = new double[tokens + 1];
    for (int m = 1; m <= tokens; m++) {
      expected[m] = 1;
      double reached = 1;
      for (int i = 1; i <= length; i++) {
        expected[m] += reached * (1 - rates[i - 1]) * expected[Math.max(0, m - i)];
        reached *= rates[i - 1];
      }
      expected[m] += reached * expected[Math.max(0, m - length - 1)];
    }
    return expected[tokens];
  }

  /** In the mean over the whole prompts that join, none where {@code rate} is 0. */
  private static double pass(Node node, double n, int q, double c, double rate) {
    return rate == 0
        ? passWith(node, n, q, c, 0)
        : WholePrompts.mean(rate, m -> passWith(node, n, q, c, m * INPUT));
  }

  /** Of a mode's model no overhead is per token. */
  private static double passWith(Node node, double n, int q, double c, double joining) {
    Model model = node.model();
    LatencyModel.Roofline speed = (LatencyModel.Roofline) node.latency();
    double flops =
        2 * model.parameters() * (n * q + joining)
            + 4.0 * model.layers() * model.hidden() * (n * q * (c + q) + joining * INPUT);
    double bytes = model.weightBytes() + model.kvBytesPerToken() * (n * (c + q) + joining);
    return Math.max(flops / speed.flopsPerSecond(), bytes / speed.bytesPerSecond())
        + node.passOverheadS();
  }

  private Ended fit(List<String> lines, Object... more) throws Exception {
    Path runs =
        Files.writeString(folder.resolve("runs.csv"), HEADER + String.join("\n", lines) + "\n");
    List<Object> argv = new ArrayList<>(List.of("calibrate", "--runs", runs, "--base", MACHINE));
    argv.addAll(List.of("-o", folder.resolve("fit")));
    argv.addAll(List.of(more));
    return Cli.run(argv.toArray());
  }

  private Map<String, Object> report() throws Exception {
    return Json.parse(Files.readString(folder.resolve("fit/report.json")));
  }

  @Test
  void modesAreFoundAgain() throws Exception {
    Ended ended = fit(rows, "--lengths", "0..4");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out().lines().count()).isLessThanOrEqualTo(15);
    assertThat(ended.err())
        .contains(
            "mode co-located: no run of it, predicted from the speed of mbs and the acceptance of"
                + " edge");
    Ended made =
        Cli.line(
            "generate calibrated --base "
                + folder.resolve("fit/nodes.yaml")
                + " --tasks 4 -o "
                + folder);
    assertThat(made.code()).as(made.err()).isZero();
    Path file = folder.resolve("calibrated.yaml");
    Instance found = InstanceReader.read(file);

    LatencyModel.Roofline verifier = (LatencyModel.Roofline) found.verifier().latency();
    assertThat(verifier.flopsEfficiency()).isCloseTo(0.4, within(0.02));
    assertThat(verifier.bandwidthEfficiency()).isCloseTo(0.8, within(0.02));
    LatencyModel.Roofline drafter =
        (LatencyModel.Roofline) found.drafters().get(0).node().latency();
    assertThat(drafter.bandwidthEfficiency()).isCloseTo(0.8, within(0.03));
    List<DraftMode> modes = found.drafters().get(0).modes();
    assertThat(modes).extracting(DraftMode::name).containsExactly("edge", "co-located", "block");
    assertThat(modes.get(2).isAtVerifier()).isTrue();
    assertThat(modes.get(2).isBlock()).isTrue();
    assertThat(modes.get(2).passOverheadS()).isCloseTo(0.001, within(0.0003));
    assertThat(modes.get(2).tokenOverheadS()).isZero();
    Map<String, Acceptance> accepted = found.tasks().get(0).acceptance().byMode();
    assertThat(accepted.keySet()).containsExactlyInAnyOrder("edge", "co-located", "block");
    assertThat(accepted.get("co-located")).isEqualTo(accepted.get("edge"));
    accepted.forEach(
        (mode, rates) -> {
          double[] own = rates(mode.equals("block") ? mode : "edge");
          for (int i = 1; i <= 4; i++) {
            assertThat(rates.inContext(1).at(i)).as(mode).isCloseTo(own[i - 1], within(0.02));
          }
        });
    Ended solved = Cli.run("solve", file, "--time-limit", "2s", "-o", folder.resolve("solved"));
    assertThat(solved.code()).as(solved.err()).isZero();
  }

  @Test
  void errorsAndLossesAreByMode() throws Exception {
    fit(rows, "--lengths", "0..4");
    Map<String, Object> report = report();
    for (String mode : List.of("edge", "block")) {
      Map<String, Object> region = CalibrationCase.region(report.get("errors"), "mode " + mode);
      assertThat(Json.number(region.get("count"))).isEqualTo(24);
      assertThat(Json.number(region.get("max"))).isLessThan(0.01);
      assertThat(
              Json.maps(report.get("measured_loss")).stream()
                  .filter(loss -> mode.equals(loss.get("mode"))))
          .hasSize(8)
          .allSatisfy(loss -> assertThat(Json.number(loss.get("loss"))).isLessThan(0.01));
      assertThat(
              Json.maps(report.get("recommended")).stream()
                  .filter(range -> mode.equals(range.get("mode"))))
          .isNotEmpty();
      assertThat(Json.map(report.get("modes"))).containsKey(mode);
    }
    assertThat(Files.readAllLines(folder.resolve("fit/fit.csv")).get(0))
        .endsWith(",fitted,corrected_tpot_s,mode");
    Path runs = folder.resolve("runs.csv");
    Ended check =
        Cli.line(
            "calibrate --check "
                + folder.resolve("fit")
                + " --runs "
                + runs
                + " -o "
                + folder.resolve("c"));
    assertThat(check.code()).as(check.err()).isZero();
    Map<String, Object> checked = Json.parse(Files.readString(folder.resolve("c/report.json")));
    assertThat(checked.get("errors")).isEqualTo(report.get("errors"));
  }

  @ParameterizedTest
  @CsvSource({"edge", "block"})
  void theScheduleOfAModeIsThatOfExport(String mode) throws Exception {
    Ended ended = fit(rows, "--to", "vllm", "--mode", mode);
    assertThat(ended.code()).as(ended.err()).isZero();
    Path fit = folder.resolve("fit");
    Ended exported = Cli.run("export", fit, "--to", "vllm", "--mode", mode, "--load", "300,120");
    assertThat(fit(rows, "--to", "vllm").err())
        .contains("--mode must name one of edge, co-located, block");
    assertThat(exported.out()).isEqualTo(Files.readString(fit.resolve("schedule.json")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "edgy,1,8,300,120,0.02,1.8; runs.csv:58:1: mode: 'edgy' must be one of edge, co-located,"
            + " block",
        "'' ,1,8,300,120,0.02,1.8; runs.csv:58:1: mode: nothing must be one of edge, co-located,"
            + " block",
      })
  void aModeIsOneOfTheBase(String row, String expected) throws Exception {
    List<String> lines = new ArrayList<>(rows);
    lines.add(row.replace("'' ", ""));
    Ended ended = fit(lines);
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).contains(expected);
  }

  @Test
  void allFilesTellTheModeOrNone() throws Exception {
    Path other =
        Files.writeString(
            folder.resolve("other.csv"),
            HEADER.substring("mode,".length()) + "1,8,300,120,0.02,1.8\n");
    Ended ended = fit(rows, "--runs", other);
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err())
        .contains("other.csv:1:1: mode: is missing, other runs have it; must be one of edge,");
    Path json =
        Files.writeString(
            folder.resolve("run.json"),
            "{\"mode\": \"edgy\", \"completed\": 10, \"total_input_tokens\": 3000,"
                + " \"total_output_tokens\": 1200, \"mean_tpot_ms\": 20, \"output_throughput\":"
                + " 400, \"spec_decode_acceptance_length\": 1.8}");
    assertThat(fit(rows, "--runs", json, "--length", json + "=1").err())
        .contains("run.json:1:1: mode: 'edgy' must be one of edge, co-located, block");
    Ended passes = fit(rows, "--passes", "mbs=" + other);
    assertThat(passes.code()).isNotZero();
  }

  private List<String> rows(String mode) {
    List<String> made = new ArrayList<>();
    for (int load = 1; load <= 128; load *= 2) {
      made.add(row("", 0, load, new double[] {0}));
      for (int length : new int[] {1, 2, 4}) {
        made.add(row(mode, length, load, rates("edge")));
      }
    }
    return made;
  }

  /** The largest error of a fit on runs. */
  private double checked(List<String> lines) throws Exception {
    Path other =
        Files.writeString(folder.resolve("other.csv"), HEADER + String.join("\n", lines) + "\n");
    Ended check =
        Cli.line(
            "calibrate --check "
                + folder.resolve("fit")
                + " --runs "
                + other
                + " -o "
                + folder.resolve("c"));
    assertThat(check.code()).as(check.err()).isZero();
    Map<String, Object> report = Json.parse(Files.readString(folder.resolve("c/report.json")));
    return Json.number(CalibrationCase.region(report.get("errors"), "all").get("max"));
  }

  /** A name in quotes is the same name, and one that is a number needs them. */
  @Test
  void modesMayBeNamedInQuotes() throws Exception {
    Path runs =
        Files.writeString(
            folder.resolve("runs.csv"),
            HEADER + String.join("\n", rows).replace("block", "7") + "\n");
    String quoted = Files.readString(MACHINE).replace("name: block", "name: \"7\"");
    Path base = Files.writeString(folder.resolve("base.yaml"), quoted);

    Ended ended = Cli.run("calibrate", "--runs", runs, "--base", base, "-o", folder.resolve("fit"));

    assertThat(ended.code()).as(ended.err()).isZero();
    Path nodes = folder.resolve("fit/nodes.yaml");
    assertThat(nodes).content().contains("- name: \"7\"\n", "- name: edge\n");
    Ended made = Cli.run("generate", "calibrated", "--base", nodes, "--tasks", 2, "-o", folder);
    assertThat(made.code()).as(made.err()).isZero();
  }

  /** Runs with the drafter on its own node tell the verifier's speed too. */
  @Test
  void aModeAtTheVerifierIsPredicted() throws Exception {
    Ended ended = fit(rows("edge"), "--lengths", "0..4");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("  co-located  predicted: acceptance of edge\n");
    assertThat(ended.err()).contains("mode block: no run of it, left out of nodes.yaml\n");
    assertThat(folder.resolve("fit/nodes.yaml")).content().contains(" # predicted\n");
    assertThat(checked(rows("co-located"))).isLessThan(0.05);
  }

  /** Runs with the drafter beside the verifier tell nothing of the other node; its passes do. */
  @Test
  void aModeOfAnotherNodeIsPredictedFromItsPasses() throws Exception {
    List<String> runs = rows("co-located");
    Ended without = fit(runs, "--lengths", "0..4");
    assertThat(without.code()).as(without.err()).isZero();
    assertThat(without.err())
        .contains(
            "mode edge: no run of it, left out of nodes.yaml; its speed is not known: --passes"
                + " sbs=FILE would tell it");
    Node node = machine.drafters().get(0).node();
    StringBuilder table = new StringBuilder("new_tokens,context_tokens,seconds\n");
    for (int tokens : new int[] {1, 8, 64, 128, 256, 512, 1024, 4096}) {
      for (int context : new int[] {0, 1000, 20_000}) {
        table.append(tokens).append(',').append(context).append(',');
        table.append(passWith(node, 1, tokens, context, 0)).append('\n');
      }
    }
    Path passes = Files.writeString(folder.resolve("passes.csv"), table);

    Ended ended = fit(runs, "--lengths", "0..4", "--passes", "sbs=" + passes, "--force");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err())
        .contains(
            "mode edge: no run of it, predicted from the speed of sbs and the acceptance of"
                + " co-located");
    assertThat(checked(rows("edge"))).isLessThan(0.05);
    assertThat(fit(rows("edge"), "--passes", "sbs=" + passes).err())
        .contains(
            "--passes: runs that tell draft modes apart need none of the nodes that they are");
  }

  /** Also where the base has more modes than were measured. */
  @ParameterizedTest
  @ValueSource(strings = {"edge", "block"})
  void aFitWithOneModeIsChecked(String mode) throws Exception {
    List<String> own = new ArrayList<>(rows);
    own.removeIf(row -> !row.startsWith(",") && !row.startsWith(mode + ","));
    Ended fitted = fit(own, "--lengths", "0..4");
    assertThat(fitted.code()).as(fitted.err()).isZero();
    Map<String, Object> report = report();
    Object[] check = {
      "calibrate", "--check", folder.resolve("fit"), "-o", folder.resolve("c"), "--runs", null
    };

    check[6] = folder.resolve("runs.csv");
    Ended checked = Cli.run(check);

    assertThat(checked.code()).as(checked.err()).isZero();
    assertThat(Json.parse(Files.readString(folder.resolve("c/report.json"))).get("errors"))
        .isEqualTo(report.get("errors"));
    String untold = HEADER.substring("mode,".length()) + "1,8,300,120,0.02,1.8\n";
    check[6] = Files.writeString(folder.resolve("other.csv"), untold);
    assertThat(Cli.run(check).err())
        .contains("other.csv:1:1: mode: is missing; must be one of " + mode);
    check[6] =
        Files.writeString(folder.resolve("all.csv"), HEADER + String.join("\n", rows) + "\n");
    assertThat(Cli.run(check).code()).isEqualTo(3);
    assertThat(Cli.run(check).err()).contains(" must be one of " + mode);
  }

  /** None of their drafts is of the drafter's own node. */
  @Test
  void runsOfABaseThatOnlyDraftsAtTheVerifierTellTheirMode() throws Exception {
    String text = Files.readString(MACHINE);
    assertThat(text).contains("      - {name: edge}\n");
    Path base =
        Files.writeString(folder.resolve("base.yaml"), text.replace("      - {name: edge}\n", ""));
    Path runs =
        Files.writeString(
            folder.resolve("runs.csv"),
            HEADER.substring("mode,".length()) + "1,8,300,120,0.02,1.8\n".repeat(3));
    Ended ended = Cli.run("calibrate", "--runs", runs, "--base", base, "-o", folder.resolve("fit"));
    assertThat(ended.code()).as(ended.err()).isEqualTo(3);
    assertThat(ended.err())
        .contains("runs.csv:1:1: mode: is missing; must be one of co-located, block");
  }

  @Test
  void aFitWithoutModesTellsNone() throws Exception {
    Path former = Files.createDirectory(folder.resolve("former"));
    String text = Files.readString(Path.of("instances/quickstart.yaml"));
    String nodes = text.substring(text.indexOf("models:"), text.indexOf("speculation:"));
    Files.writeString(former.resolve("nodes.yaml"), nodes + "acceptance: [0.8, 0.7]\n");
    Path runs =
        Files.writeString(folder.resolve("runs.csv"), HEADER + "edge,1,8,300,120,0.02,1.8\n");
    Ended ended =
        Cli.run("calibrate", "--check", former, "--runs", runs, "-o", folder.resolve("c"));
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).contains("'edge' must be nothing: the fit tells no modes apart");
  }
}
