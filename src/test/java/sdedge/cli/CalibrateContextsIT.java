package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.cli.Cli.Ended;
import sdedge.instance.Acceptance;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;

/** Runs of one workload whose drafts are accepted otherwise behind longer prompts. */
class CalibrateContextsIT {
  private static final Path BASE = Path.of("instances/quickstart.yaml");
  private static final String HEADER =
      "length,concurrency,input_tokens,output_tokens,tpot_s,acceptance_length\n";

  @TempDir Path folder;

  /** Rates in the middle of answers of 30 tokens. */
  private static final Map<Integer, Double> RATES = Map.of(700, 0.8, 2400, 0.5, 7400, 0.14);

  private static String row(int length, int load, int input, String seconds) {
    double rate = RATES.getOrDefault(input, 0.0);
    double tokens = 1;
    for (int i = 1; i <= length; i++) {
      tokens += Math.pow(rate, i);
    }
    return length + "," + load + "," + input + ",30," + seconds + "," + tokens;
  }

  /** Runs that the law makes of a known machine, accepted by a table. */
  private Path runs(Path machine, int... inputs) throws Exception {
    List<String> design = new ArrayList<>();
    for (int input : inputs) {
      for (int length : new int[] {0, 1, 3}) {
        for (int load : new int[] {1, 2, 4}) {
          design.add(row(length, load, input, "0.03"));
        }
      }
    }
    Path file = folder.resolve("runs.csv");
    Files.writeString(file, HEADER + String.join("\n", design) + "\n");
    Ended scored =
        Cli.run("calibrate", "--check", machine, "--runs", file, "-o", folder.resolve("scored"));
    assertThat(scored.err()).doesNotContain("internal");
    List<String> predicted = Files.readAllLines(folder.resolve("scored/fit.csv"));
    List<String> header = List.of(predicted.get(0).split(",", -1));
    int column = header.indexOf("predicted_tpot_s");
    StringBuilder timed = new StringBuilder(HEADER);
    for (int i = 0; i < design.size(); i++) {
      String seconds = predicted.get(i + 1).split(",", -1)[column];
      timed.append(design.get(i).replace(",0.03,", "," + seconds + ",")).append('\n');
    }
    return Files.writeString(file, timed);
  }

  private Path machine() throws Exception {
    String instance = Files.readString(BASE);
    String nodes =
        instance.substring(instance.indexOf("models:"), instance.indexOf("speculation:"));
    Path former = Files.createDirectory(folder.resolve("machine"));
    Files.writeString(
        former.resolve("nodes.yaml"),
        nodes + "acceptance: {context_tokens: [715, 2415, 7415], rates: [0.8, [0.5], 0.14]}\n");
    return former;
  }

  private Ended fit(Path runs) {
    return Cli.run(
        "calibrate", "--base", BASE, "--runs", runs, "--json", "-o", folder.resolve("fit"));
  }

  @Test
  void threeLengthsOfPromptsMakeATable() throws Exception {
    Ended ended = fit(runs(machine(), 700, 2400, 7400));

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err())
        .contains("acceptance goes by context: 2.952 tokens per step in the run of prompts of 700")
        .contains("1.162 tokens per step in the run of prompts of 7400, length 3")
        .contains("acceptance is a table of contexts");
    Map<String, Object> report = Json.parse(ended.out());
    assertThat(Json.list(report.get("acceptance"))).isEmpty();
    assertThat(Json.list(report.get("acceptance_by_context"))).hasSize(3);
    Path nodes = folder.resolve("fit/nodes.yaml");
    assertThat(nodes).content().contains("acceptance: {context_tokens: [715, 2415, 7415], rates: ");
    Ended made = Cli.run("generate", "calibrated", "--base", nodes, "--tasks", 2, "-o", folder);
    assertThat(made.code()).as(made.err()).isZero();
    Instance instance = InstanceReader.read(folder.resolve("calibrated.yaml"));
    Acceptance found = instance.tasks().get(0).acceptance();
    assertThat(found.inContext(1).at(1)).isCloseTo(0.8, within(0.01));
    assertThat(found.inContext(1565).at(2)).isCloseTo(0.65, within(0.01));
    assertThat(found.inContext(9000).at(1)).isCloseTo(0.14, within(0.01));
  }

  /** Read back it says the same of the runs, and short contexts draft longer. */
  @Test
  void nodesWithATableAreReadBackAndScheduled() throws Exception {
    Path runs = runs(machine(), 700, 2400, 7400);
    assertThat(fit(runs).code()).isZero();
    Path fit = folder.resolve("fit");

    Ended checked = Cli.run("calibrate", "--check", fit, "--runs", runs, "-o", folder.resolve("c"));
    Ended exported =
        Cli.line(
            "export "
                + fit.resolve("nodes.yaml")
                + " --to vllm --load 700,30 --context-axis 1400,14000 --max-batch 1 -o -");

    assertThat(checked.code()).as(checked.err()).isZero();
    String whole =
        Files.readString(fit.resolve("fit.csv")).lines().skip(1).findFirst().orElseThrow();
    assertThat(Files.readString(folder.resolve("c/fit.csv")).lines().skip(1).findFirst())
        .hasValueSatisfying(row -> assertThat(row).startsWith(whole.substring(0, 40)));
    assertThat(exported.code()).as(exported.err()).isZero();
    List<Object> ranges =
        Json.list(Json.parse(exported.out()).get("num_speculative_tokens_per_batch_size"));
    double shortOnes = Json.number(Json.list(ranges.get(0)).get(4));
    double longOnes = Json.number(Json.list(ranges.get(1)).get(4));
    assertThat(shortOnes).isGreaterThan(longOnes);
  }

  @Test
  void twoLengthsOfPromptsAreOnlyWarnedOf() throws Exception {
    Ended ended = fit(runs(machine(), 700, 7400));

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).contains("; one acceptance is fitted to both: runs of three lengths");
    assertThat(folder.resolve("fit/nodes.yaml")).content().contains("acceptance: [");
  }
}
