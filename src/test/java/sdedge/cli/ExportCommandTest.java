package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.cli.Cli.ROLLING;
import static sdedge.cli.Cli.TWO_DRAFTERS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.Json;
import sdedge.cli.Cli.Ended;

class ExportCommandTest {
  private static final CSVFormat CSV =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  @TempDir private Path folder;

  private Path solved(String instance, Object... more) {
    return Cli.solved(folder.resolve("result"), instance, more);
  }

  private static List<CSVRecord> rows(String csv) throws Exception {
    try (CSVParser parser = CSVParser.parse(csv, CSV)) {
      return parser.getRecords();
    }
  }

  /** The value that a row of the long table must have, by its keys. */
  private static Set<String> values(List<CSVRecord> rows, String level) {
    Set<String> values = new HashSet<>();
    for (CSVRecord row : rows) {
      if (row.get("level").equals(level)) {
        String key = "";
        for (String column : List.of("drafter", "cohort", "batch", "step", "stage", "task")) {
          key += row.get(column) + " ";
        }
        assertThat(values.add(key + row.get("quantity") + " " + number(row.get("value"))))
            .as("%s", row)
            .isTrue();
      }
    }
    return values;
  }

  /** Of thousands, which are only shown if it is missing. */
  private static void assertIn(Set<String> values, String value) {
    assertThat(values.contains(value)).as("%s in %s", value, values).isTrue();
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  @ParameterizedTest
  @CsvSource({"rolling, joint", "asynchronous, equal-shares", "synchronous, equal-finish"})
  void theLongTableHoldsAllNumbersOfTheOthers(String pipeline, String uplink) throws Exception {
    Path result =
        solved(TWO_DRAFTERS, "--method=greedy", "--pipeline", pipeline, "--uplink", uplink);

    List<CSVRecord> all = rows(Cli.run("export", result, "--to", "long-csv").out());

    Set<String> stages = values(all, "stage");
    int numbers = 0;
    for (CSVRecord row : rows(Files.readString(result.resolve("schedule.csv")))) {
      String key =
          row.get("drafter")
              + " "
              + row.get("cohort")
              + " "
              + row.get("batch")
              + " "
              + row.get("step")
              + " "
              + row.get("stage")
              + "  ";
      for (String column : List.of("start_s", "end_s", "length", "active_tasks", "new_tokens")) {
        if (!row.get(column).isEmpty()) {
          numbers++;
          assertIn(stages, key + column.replaceAll("_s$", "") + " " + number(row.get(column)));
        }
      }
    }
    assertThat(stages).hasSize(numbers);
    Set<String> tasks = values(all, "task");
    for (CSVRecord row : rows(Files.readString(result.resolve("latency.csv")))) {
      String key =
          row.get("drafter")
              + " "
              + row.get("cohort")
              + " "
              + row.get("batch")
              + "   "
              + row.get("task")
              + " ";
      assertIn(tasks, key + "e2e " + number(row.get("e2e_s")));
      assertIn(tasks, key + "wait " + number(row.get("wait_s")));
    }
    assertThat(all.stream().filter(row -> row.get("level").equals("share")).count())
        .isEqualTo(5L * rows(Files.readString(result.resolve("uplink.csv"))).size());
  }

  @Test
  void serversAreBusyAsTheSummarySays() throws Exception {
    Path result = solved(TWO_DRAFTERS, "--method=greedy");
    Map<String, Object> busy = Json.map(Cli.summary(result).get("utilisation"));
    List<String> expected = new ArrayList<>();
    for (Object each : Json.list(busy.get("drafters"))) {
      Map<String, Object> drafter = Json.map(each);
      for (String stage : List.of("draft", "fronthaul_up", "fronthaul_down")) {
        String key = stage.equals("draft") ? "drafter" : stage;
        expected.add(drafter.get("id") + " " + stage + " " + drafter.get(key));
      }
    }
    expected.add(" verify " + busy.get("verifier"));

    assertThat(rows(Cli.run("export", result, "--to", "long-csv").out()))
        .filteredOn(row -> row.get("quantity").equals("utilisation"))
        .extracting(
            row -> row.get("drafter") + " " + row.get("stage") + " " + number(row.get("value")))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void theMakespanIsThatOfTheSummary() throws Exception {
    Path result = solved(ROLLING);
    Map<String, Object> summary = Cli.summary(result);

    CSVRecord first = rows(Cli.run("export", result, "--to", "long-csv").out()).get(0);

    assertThat(first.get("quantity")).isEqualTo("makespan");
    assertThat(number(first.get("value"))).isEqualTo(summary.get("makespan_s"));
  }

  @Test
  void aChartHoldsItsData() throws Exception {
    Path result = solved(ROLLING);
    Path file = folder.resolve("chart.json");

    assertThat(Cli.run("export", result, "--to", "vega-lite", "-o", file).out()).isEmpty();

    Map<String, Object> chart = Json.parse(Files.readString(file));
    List<Object> values = Json.list(Json.map(chart.get("data")).get("values"));
    int uploads = Files.readAllLines(result.resolve("uplink.csv")).size() - 1;
    int stages = Files.readAllLines(result.resolve("schedule.csv")).size() - 1;
    assertThat(chart.get("$schema")).isEqualTo("https://vega.github.io/schema/vega-lite/v5.json");
    assertThat(values).hasSize(uploads + stages);
    Map<String, Object> encoding = Json.map(chart.get("encoding"));
    Map<String, Object> first = Json.map(values.get(0));
    for (String channel : List.of("x", "x2", "y", "color")) {
      assertThat(first).containsKey(String.valueOf(Json.map(encoding.get(channel)).get("field")));
    }
  }

  @Test
  void aScheduleIsMadeOfAnInstanceOrOfAResult() {
    Path result = solved(ROLLING);

    Ended ofInstance = Cli.run("export", ROLLING, "--to", "vllm", "--max-batch", 8);

    assertThat(ofInstance.code()).isZero();
    assertThat(ofInstance.out()).contains("\"num_speculative_tokens\": ", ", 8, ");
    assertThat(Cli.run("export", result, "--to", "vllm", "--max-batch", 8)).isEqualTo(ofInstance);
    assertThat(Cli.run("export", TWO_DRAFTERS, "--to", "vllm").err())
        .contains("--drafter must name one of ");
    assertThat(Cli.run("export", ROLLING, "--to", "vllm", "--drafter", "none").err())
        .contains("'none' must be one of ");
    assertThat(Cli.run("export", ROLLING, "--to", "vllm", "--context-axis", "9,3").code())
        .isEqualTo(2);
    String modes = "instances/drafts/l4-a100-modes.yaml";
    assertThat(Cli.run("export", modes, "--to", "vllm").err())
        .contains("--mode must name one of edge, co-located, block");
    assertThat(Cli.run("export", modes, "--to", "vllm", "--mode", "edgy").err())
        .contains("'edgy' must be one of edge, co-located, block");
    Ended without = Cli.run("export", ROLLING, "--to", "vllm", "--mode", "edge");
    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err()).startsWith("sdedge: --mode has no effect: sbs1 lists no modes");
    Ended small =
        Cli.line("export " + modes + " --to vllm --mode block --set verifier.memory_bytes=30e9");
    assertThat(small.code()).isZero();
    assertThat(small.err()).contains(" run beside the draft model, ", " without");
    Ended none =
        Cli.line("export " + modes + " --to vllm --mode edge --set verifier.memory_bytes=16.1e9");
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err()).contains("the memory of mbs holds no request");
  }

  @Test
  void whatIsNoResultIsRefused() throws Exception {
    Path result = solved(ROLLING);

    assertThat(export(folder.resolve("none"))).isEqualTo(8);
    assertThat(export(Files.createDirectory(folder.resolve("empty")))).isEqualTo(3);
    Path schedule = result.resolve("schedule.csv");
    Files.writeString(schedule, Files.readString(schedule).replaceFirst("draft,", "draft ,"));
    Ended damaged = Cli.run("export", result, "--to", "perfetto");
    assertThat(damaged.code()).isEqualTo(7);
    assertThat(damaged.err()).contains("does not hold what it claims; sdedge check " + ROLLING);
  }

  private static int export(Path directory) {
    return Cli.run("export", directory, "--to", "perfetto").code();
  }

  @Test
  void theInstanceMayHaveMovedButNotChanged() throws Exception {
    Path original = Files.copy(Path.of(ROLLING), folder.resolve("a.yaml"));
    Path result = solved(original.toString());
    Path moved = Files.move(original, folder.resolve("b.yaml"));

    assertThat(Cli.run("export", result, "--to", "perfetto").err())
        .contains("its instance was " + original, "--instance FILE");
    assertThat(Cli.run("export", result, "--to", "perfetto", "--instance", moved).code()).isZero();
    Files.writeString(moved, Files.readString(moved) + "# changed\n");
    Ended changed = Cli.run("export", result, "--to", "perfetto", "--instance", moved);
    assertThat(changed.code()).isEqualTo(3);
    assertThat(changed.err()).contains("another version of the instance");
  }

  /**
   * A block that drafts 16 tokens however few are used costs a schedule more than its best lengths
   * gain: one length alone, which drafts no more than it uses, is said to beat it, and written.
   */
  @Test
  void oneLengthBeatsTheScheduleOfBlocksThatAlwaysDraftAll() throws Exception {
    String used = block("used");
    String all = block("all");

    assertThat(used).contains("the schedule serves 3.6 % more than length 3 alone");
    assertThat(used).contains("num_speculative_tokens_per_batch_size").doesNotContain("beats");
    assertThat(all).contains("the schedule serves 13.5 % less than length 3 alone");
    assertThat(all).contains("fixed 3 beats it: the file therefore holds only length 3");
    assertThat(all).contains("\"num_speculative_tokens\": 3\n").doesNotContain("per_batch_size");
  }

  /** What {@code export --to vllm} says of a block, up to 24 running. */
  private String block(String drafts) throws Exception {
    String text =
        Files.readString(Path.of("instances/drafts/l4-a100-modes.yaml"))
            .replace("passes: block,", "passes: block, drafts: " + drafts + ",")
            .replace("max_length: 8", "max_length: 16")
            .replaceAll("input_tokens: \\d+", "input_tokens: 100")
            .replaceAll("acceptance: 0\\.\\d+", "acceptance: 0.55");
    Path instance = Files.writeString(folder.resolve(drafts + ".yaml"), text);
    Ended ended = Cli.run("export", instance, "--to", "vllm", "--mode", "block", "--max-batch", 24);
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended.err() + ended.out();
  }
}
