package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.api.PlanningInstance;
import sdedge.api.PlanningResult;
import sdedge.api.Sdedge;
import sdedge.document.Human;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.instance.reader.InstanceReader;

/** What batches reserve together is said beside plans where each need only fit alone. */
class ResidentBatchesCommandIT {
  private static final String INSTANCE = "instances/memory-limited.yaml";
  private static final double CACHE_BYTES = 2 * 22 * 256 * 2; // of a token on the drafter
  private static final double FREE_BYTES = 2.6e9 - 2.2e9;
  private static final String[] BY_BATCH = {
    "--set=batching.padding=longest-input", "--set=batching.residency=batch"
  };

  @TempDir private Path folder;

  @Test
  void solveEvaluateAndExplainSayIt() throws Exception {
    Path solved = solved(BY_BATCH);
    String summary = Files.readString(solved.resolve("summary.json"));
    Map<String, Object> together = Json.map(Json.parse(summary).get("resident_batches"));
    Instance instance = InstanceReader.read(Path.of(INSTANCE));
    List<List<Task>> batches = batches(instance, solved);
    double bytes = batches.stream().mapToDouble(ResidentBatchesCommandIT::bytes).sum();

    assertThat(batches).hasSizeGreaterThan(1).allMatch(batch -> bytes(batch) <= FREE_BYTES);
    assertThat(bytes).isGreaterThan(FREE_BYTES);
    assertThat(together)
        .containsOnlyKeys("cohort", "batches", "node", "bytes", "free_bytes")
        .containsEntry("node", "sbs");
    assertThat(Json.number(together.get("cohort"))).isEqualTo(1);
    assertThat(Json.number(together.get("batches"))).isEqualTo(batches.size());
    assertThat(Json.number(together.get("bytes"))).isEqualTo(bytes);
    assertThat(Json.number(together.get("free_bytes"))).isEqualTo(FREE_BYTES);

    String line =
        Human.format(
            "  memory     the %d batches of cohort 1 reserve %.0f bytes on sbs, where 400000000 are"
                + " free; each fits alone, not all at once",
            batches.size(), bytes);
    Path plan = solved.resolve("plan.json");
    assertThat(Cli.run("evaluate", INSTANCE, plan, BY_BATCH[0], BY_BATCH[1]).out()).contains(line);
    String[] asked = {"explain", solved.toString(), "--what-if", "length 2"};
    assertThat(Cli.run((Object[]) asked).out()).contains(line);
    Map<String, Object> explained =
        Json.parse(Cli.run(asked[0], asked[1], asked[2], asked[3], "--json").out());
    assertThat(explained.get("resident_batches")).isEqualTo(together);

    PlanningResult result =
        Sdedge.read(
            PlanningInstance.read(Path.of(INSTANCE))
                .with("batching.padding", "longest-input")
                .with("batching.residency", "batch"),
            solved);
    assertThat(result.number("resident_batches.batches")).hasValue(batches.size());
    assertThat(result.number("resident_batches.bytes")).hasValue(bytes);
    assertThat(result.number("resident_batches.free_bytes")).hasValue(FREE_BYTES);
  }

  private Path solved(String... settings) {
    Path result = folder.resolve("result" + settings.length);
    Object[] more = new Object[settings.length + 2];
    System.arraycopy(settings, 0, more, 2, settings.length);
    more[0] = "--method";
    more[1] = "max-batch";
    return Cli.solved(result, INSTANCE, more);
  }

  private static List<List<Task>> batches(Instance instance, Path result) throws Exception {
    Map<String, Task> byId =
        instance.tasks().stream().collect(Collectors.toMap(Task::id, Function.identity()));
    Map<String, Object> plan = Json.parse(Files.readString(result.resolve("plan.json")));
    return Json.list(plan.get("cohorts")).stream()
        .flatMap(cohort -> Json.list(cohort).stream())
        .map(batch -> Json.list(Json.map(batch).get("tasks")))
        .map(ids -> ids.stream().map(byId::get).toList())
        .toList();
  }

  /** What a batch reserves on the drafter: prompts as long as the longest, answers and drafts. */
  private static double bytes(List<Task> batch) {
    int longest = batch.stream().mapToInt(Task::inputTokens).max().orElse(0);
    return CACHE_BYTES * batch.stream().mapToInt(t -> longest + t.outputTokens() + 8).sum();
  }

  @Test
  void nothingIsSaidWhereCohortsFit() throws Exception {
    Path solved = solved();
    assertThat(Files.readString(solved.resolve("summary.json"))).doesNotContain("resident_batches");
    assertThat(Cli.run("explain", solved, "--what-if", "length 2").out()).doesNotContain("memory ");
    PlanningResult result = Sdedge.read(PlanningInstance.read(Path.of(INSTANCE)), solved);
    assertThat(result.size("resident_batches")).isZero();
  }
}
