package sdedge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results as files and in memory. */
class PlanningResultIT {
  private static final Path QUICKSTART = Path.of("instances/quickstart.yaml");

  private static final String SUMMARY = "summary.json";
  private static final String PRICES =
      """
      {"kind": "partition-prices", "most_batches": 2, "l_star": 4, "bound_s": 3.5, "first_s": 0.25,
       "prices": {}, "rows": [], "batch_rows": []}
      """;

  @TempDir private Path folder;

  @Test
  void resultsAreWrittenWholeReadBackAndChecked() throws Exception {
    PlanningInstance instance = PlanningInstance.read(QUICKSTART);
    PlanningResult result = Sdedge.solve(instance, SolveOptions.DEFAULT.withGap(0.5));
    Path directory = folder.resolve("deep/result");

    result.write(directory);
    result.write(directory);
    PlanningResult read = Sdedge.read(instance, directory);

    assertThat(read.files()).containsExactlyInAnyOrderElementsOf(result.files());
    for (String name : result.files()) {
      assertThat(read.file(name)).as(name).isEqualTo(result.file(name));
    }
    assertThat(read.makespanS()).isEqualTo(result.makespanS());
    CheckVerdict verdict = Sdedge.check(instance, directory, Duration.ofSeconds(60));
    assertThat(verdict.holds()).isTrue();
    assertThat(verdict.verdict()).isEqualTo("verified");
    assertThat(verdict.claims()).isNotEmpty();

    Path summary = directory.resolve("summary.json");
    double makespanS = result.makespanS().orElseThrow();
    Files.writeString(
        summary, Files.readString(summary).replace("" + makespanS, "" + makespanS * 2));
    CheckVerdict differs = Sdedge.check(instance, directory, Duration.ZERO);
    assertThat(differs.holds()).isFalse();
    assertThat(differs.verdict()).isEqualTo("differs");
    assertThatThrownBy(() -> Sdedge.read(instance, directory))
        .isInstanceOfSatisfying(
            InputException.class,
            e -> assertThat(e.problems()).containsExactlyElementsOf(differs.differences()));

    Path foreign = Files.createDirectory(folder.resolve("foreign"));
    Files.writeString(foreign.resolve("letter.txt"), "dear");
    assertThatThrownBy(() -> result.write(foreign)).hasMessageContaining("is not replaced");
    assertThat(foreign.resolve("letter.txt")).hasContent("dear");
  }

  @Test
  void whatIsProvenOfWhichPlansCanBeAsked() throws Exception {
    PlanningInstance instance = PlanningInstance.read(QUICKSTART);
    PlanningResult all = Sdedge.solve(instance, SolveOptions.DEFAULT);
    PlanningResult inOrder = Sdedge.solve(instance, SolveOptions.DEFAULT.withClass("contiguous"));
    double makespanS = all.makespanS().orElseThrow();

    assertThat(all).hasToString("dp: optimal over all batch plans, " + makespanS + " s");
    assertThat(all.planClass()).hasValue("partitions");
    assertThat(all.number("contiguous.makespan_s")).isEqualTo(inOrder.makespanS());
    assertThat(all.text("contiguous.status")).hasValue("optimal");
    assertThat(all.text("contiguous.orders[0]")).hasValue("given");
    assertThat(all.text("bound_reason")).isEmpty();
    assertThat(all.size("certificates")).isZero();
    assertThat(inOrder).hasToString("dp: optimal over contiguous plans, " + makespanS + " s");
    assertThat(inOrder.number("contiguous.makespan_s")).isEmpty();

    String summary = new String(all.file(SUMMARY), StandardCharsets.UTF_8);
    String ofTwo = summary.replace("\"certificates\": []", "\"certificates\": [" + PRICES + "]");
    assertThat(ofTwo).isNotEqualTo(summary);
    PlanningResult stopped =
        with(
            all,
            instance,
            ofTwo
                .replace(
                    "\"status\": \"optimal\",\n  \"term", "\"status\": \"feasible\",\n  \"term")
                .replace("\"class\"", "\"bound_reason\": \"no time\", \"class\""));
    assertThat(stopped).hasToString("dp: feasible, " + makespanS + " s");
    assertThat(stopped.text("bound_reason")).hasValue("no time");
    assertThat(stopped.size("certificates")).isEqualTo(1);
    assertThat(stopped.number("certificates[0].most_batches")).hasValue(2);
    assertThat(
            with(all, instance, ofTwo.replace("batches\": 2", "batches\": null"))
                .number("certificates[0].most_batches"))
        .isEmpty();
  }

  /** A result with another summary. */
  private static PlanningResult with(
      PlanningResult result, PlanningInstance instance, String summary) throws Exception {
    Map<String, byte[]> files = new HashMap<>();
    result.files().forEach(name -> files.put(name, result.file(name)));
    files.put(SUMMARY, summary.getBytes(StandardCharsets.UTF_8));
    return new PlanningResult(instance, files, List.of());
  }

  @Test
  void tablesAreRows() throws Exception {
    PlanningInstance instance = PlanningInstance.read(QUICKSTART);
    PlanningResult result = Sdedge.solve(instance, SolveOptions.DEFAULT.with("steps", "mean"));
    double makespanS = result.makespanS().orElseThrow();

    List<Map<String, String>> latencies = result.rows("latency.csv");
    assertThat(latencies).hasSize(8).allMatch(task -> "sbs1".equals(task.get("drafter")));
    assertThat(latencies)
        .allSatisfy(
            task ->
                assertThat(
                        number(task, "upload_s")
                            + number(task, "queue_s")
                            + number(task, "draft_s")
                            + number(task, "fronthaul_s")
                            + number(task, "verify_s")
                            + number(task, "wait_s"))
                    .isCloseTo(number(task, "e2e_s"), within(1e-9)));
    assertThat(latencies.stream().mapToDouble(task -> number(task, "e2e_s")).max().orElseThrow())
        .isCloseTo(makespanS, within(1e-9));
    double verifyS =
        result.rows("schedule.csv").stream()
            .filter(stage -> "verify".equals(stage.get("stage")))
            .mapToDouble(stage -> number(stage, "end_s") - number(stage, "start_s"))
            .sum();
    assertThat(result.number("utilisation.verifier").orElseThrow())
        .isCloseTo(verifyS / makespanS, within(1e-9));
    assertThatThrownBy(() -> result.rows("none.csv")).hasMessageStartingWith("none.csv is none of");
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.getOrDefault(column, ""));
  }

  /** What is handed out can be changed without harm. */
  @Test
  void resultsCannotBeChanged() throws Exception {
    PlanningResult result = Sdedge.solve(PlanningInstance.read(QUICKSTART), SolveOptions.DEFAULT);
    byte[] plan = result.file("plan.json");
    plan[0] = 0;
    assertThat(result.file("plan.json")[0]).isEqualTo((byte) '{');
    assertThatThrownBy(() -> result.files().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    Map<String, String> given = new HashMap<>(Map.of("uplink", "joint"));
    SolveOptions options =
        new SolveOptions(
            "dp", Optional.empty(), 1, 0, 1, given, Optional.empty(), false, false, "auto");
    given.clear();
    assertThat(options.overrides()).containsExactly(Map.entry("uplink", "joint"));
  }
}
