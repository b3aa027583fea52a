package sdedge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances from files and from programs, and what is said of those that cannot be used. */
class PlanningInstanceTest {
  private static final Path QUICKSTART = Path.of("instances/quickstart.yaml");
  private static final Path LARGER = Path.of("instances/two-drafters.yaml");

  @TempDir private Path folder;

  private static PlanningInstance quickstart() throws Exception {
    return PlanningInstance.read(QUICKSTART);
  }

  @Test
  void instancesTellWhatSchemesNeed() throws Exception {
    PlanningInstance instance = quickstart();

    assertThat(instance.name()).isEqualTo("quickstart");
    assertThat(instance.drafters()).containsExactly("sbs1");
    assertThat(instance.tasks()).hasSize(8);
    assertThat(instance.tasks().get(1))
        .isEqualTo(new PromptTask("u2", "sbs1", 300, 64, List.of(0.74, 0.70, 0.65), 23, -112));
    assertThat(instance.minLength()).isZero();
    assertThat(instance.maxLength()).isEqualTo(6);
    assertThat(instance.maxTasksPerBatch()).isEqualTo(3);
    assertThat(instance.maxTasksPerCohort()).isEqualTo(Integer.MAX_VALUE);
    assertThat(instance.padsPrompts()).isFalse();
    assertThat(instance.with("batching.padding", "longest-input").padsPrompts()).isTrue();
    assertThat(instance.holdsEachBatchAlone()).isFalse();
    assertThat(instance.with("batching.residency", "batch").holdsEachBatchAlone()).isTrue();
    assertThat(instance.text()).hasValue(Files.readString(QUICKSTART));
  }

  /** The keys of a file, as a program has them. */
  @Test
  void builtInstancesAreThoseOfFiles() throws Exception {
    Map<String, Object> node = new HashMap<>();
    node.put("id", "mbs");
    node.put("model", "m");
    node.put("latency_model", "flops");
    node.put("peak_flops", 1e13);
    node.put("memory_bytes", 1e11);
    Map<String, Object> drafter = new HashMap<>(node);
    drafter.put("id", "sbs");
    drafter.put(
        "fronthaul",
        Map.of(
            "rate_bps", 1e9,
            "latency_s", 0.001,
            "bits_per_prompt_token", 32,
            "bits_per_draft_token", 32,
            "bits_per_verdict", 64));
    drafter.put("wireless", Map.of("bandwidth_hz", 1e6));
    Map<String, Object> task = new HashMap<>();
    task.put("id", "t");
    task.put("input_tokens", 10);
    task.put("output_tokens", 5);
    task.put("acceptance", List.of(0.5));
    task.put("tx_power_dbm", 23);
    task.put("channel_gain_db", -90);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("version", 1);
    document.put("name", "built");
    document.put(
        "models",
        Map.of("m", Map.of("layers", 10, "hidden", 1000, "ffn", 3000, "parameters", 1e8)));
    document.put("verifier", node);
    document.put("drafters", List.of(drafter));
    document.put("speculation", Map.of("min_length", 0, "max_length", 2));
    document.put("tasks", List.of(task));

    PlanningInstance built = PlanningInstance.of(document);
    PlanningInstance parsed = PlanningInstance.parse("file", built.text().orElseThrow());

    assertThat(built.tasks())
        .containsExactly(new PromptTask("t", "sbs", 10, 5, List.of(0.5), 23, -90));
    assertThat(Sdedge.solve(built, SolveOptions.DEFAULT).file("plan.json"))
        .isEqualTo(Sdedge.solve(parsed, SolveOptions.DEFAULT).file("plan.json"));
    EdgeStation station = built.verifier();
    assertThat(station.cacheBytesPerToken()).isEqualTo(2 * 10 * 1000 * 2.0);
    assertThat(station.passS(3, 10, 3 * 13)) // (2·1e8·3 + 4·10·1000·39) / 1e13
        .isCloseTo(6.0156e-5, within(1e-15));
    assertThat(built.drafter("sbs").memoryBytes()).isEqualTo(1e11);
    assertThat(built.uplinkBandwidthHz("sbs")).isEqualTo(1e6);
    double uploadS =
        Double.parseDouble(
            Sdedge.solve(built, SolveOptions.DEFAULT.with("uplink", "sequential"))
                .rows("latency.csv")
                .get(0)
                .getOrDefault("upload_s", ""));
    assertThat(built.uploadS(built.tasks().get(0), 1e6)).isEqualTo(uploadS).isPositive();
    document.put("tasks", List.of(new Object()));
    assertThatThrownBy(() -> PlanningInstance.of(document))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void inputThatCannotBeUsedSaysAllThatIsWrong() throws Exception {
    PlanningInstance instance = quickstart();
    String broken = Files.readString(QUICKSTART).replace("input_tokens: 128", "input_tokens: x");

    InputException invalid =
        catchThrowableOfType(InputException.class, () -> PlanningInstance.parse("in", broken));
    assertThat(invalid.problems()).hasSize(1);
    assertThat(invalid.problems().get(0))
        .startsWith("in:41:28: ")
        .contains("tasks[0].input_tokens");

    List<List<TaskBatch>> stranger = List.of(List.of(new TaskBatch(List.of("u9"), 1)));
    assertThatThrownBy(() -> BatchPlan.of(instance, stranger))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("u9");

    BatchPlan part = BatchPlan.of(instance, List.of(List.of(new TaskBatch(List.of("u1"), 1))));
    assertThat(part.violations()).isNotEmpty();
    assertThatThrownBy(part::makespanS).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Sdedge.execute(instance, part))
        .isInstanceOfSatisfying(
            InputException.class, e -> assertThat(e.problems()).isEqualTo(part.violations()));
    PlanningInstance other = PlanningInstance.read(LARGER);
    assertThatThrownBy(() -> Sdedge.execute(other, part)).hasMessageContaining("another instance");
    assertThatThrownBy(() -> Sdedge.read(instance, folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is not a result");
  }
}
