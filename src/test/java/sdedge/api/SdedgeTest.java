package sdedge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.result.Status;

class SdedgeTest {
  private static final double OPTIMUM_S = 5.651175391363248; // instances/optima.txt
  private static final Path QUICKSTART = Path.of("instances/quickstart.yaml");
  private static final Path LARGER = Path.of("instances/two-drafters.yaml");

  @TempDir private Path folder;

  private static PlanningInstance quickstart() throws Exception {
    return PlanningInstance.read(QUICKSTART);
  }

  private static Map<String, byte[]> withoutClock(PlanningResult result) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    result.files().stream()
        .filter(name -> !name.equals("run.json") && !name.equals("search.csv"))
        .forEach(name -> files.put(name, result.file(name)));
    return files;
  }

  @Test
  void theOptimumIsFoundAndItsPlanTakesJustSoLong() throws Exception {
    PlanningInstance instance = quickstart();

    PlanningResult result = Sdedge.solve(instance, SolveOptions.DEFAULT);

    assertThat(result.status()).isEqualTo(PlanStatus.OPTIMAL);
    assertThat(result.termination()).isEqualTo("completed");
    assertThat(result.method()).isEqualTo("dp");
    assertThat(result.makespanS()).hasValue(OPTIMUM_S);
    assertThat(result.boundS()).hasValue(OPTIMUM_S);
    assertThat(result.autoregressiveS().orElseThrow()).isGreaterThan(OPTIMUM_S);
    assertThat(result.reasons()).isEmpty();
    BatchPlan plan = result.plan().orElseThrow();
    assertThat(plan.pipeline()).isEqualTo("rolling");
    assertThat(plan.violations()).isEmpty();
    assertThat(plan.makespanS()).isEqualTo(OPTIMUM_S);
    assertThat(Sdedge.execute(instance, plan).makespanS()).hasValue(OPTIMUM_S);
    BatchPlan again = BatchPlan.of(instance, plan.cohorts());
    assertThat(again.cohorts()).isEqualTo(plan.cohorts());
    assertThat(again.uplink()).isEqualTo("sequential");
    assertThat(BatchPlan.parse(instance, plan.json()).json()).isEqualTo(plan.json());
  }

  @Test
  void instancesTellWhatSchemesNeed() throws Exception {
    PlanningInstance instance = quickstart();

    assertThat(instance.name()).isEqualTo("quickstart");
    assertThat(instance.drafters()).containsExactly("sbs1");
    assertThat(instance.tasks()).hasSize(8);
    assertThat(instance.tasks().get(1))
        .isEqualTo(new PromptTask("u2", "sbs1", 300, 64, List.of(0.74, 0.70, 0.65)));
    assertThat(instance.minLength()).isZero();
    assertThat(instance.maxLength()).isEqualTo(6);
    assertThat(instance.maxTasksPerBatch()).isEqualTo(3);
    assertThat(instance.maxTasksPerCohort()).isEqualTo(Integer.MAX_VALUE);
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

    assertThat(built.tasks()).containsExactly(new PromptTask("t", "sbs", 10, 5, List.of(0.5)));
    assertThat(withoutClock(Sdedge.solve(built, SolveOptions.DEFAULT)).get("plan.json"))
        .isEqualTo(withoutClock(Sdedge.solve(parsed, SolveOptions.DEFAULT)).get("plan.json"));
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

  @Test
  void optionsOutsideTheirDomainAreRefused() {
    SolveOptions options = SolveOptions.DEFAULT;
    assertThatThrownBy(() -> options.withThreads(0)).hasMessage("threads must be at least 1");
    assertThatThrownBy(() -> options.withGap(1)).hasMessage("the gap must be in [0, 1)");
    assertThatThrownBy(() -> options.withGap(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> options.withTimeLimit(Duration.ZERO))
        .hasMessage("the time limit must be longer than 0");
    assertThatThrownBy(() -> options.with("uplink", "explicit"))
        .hasMessageStartingWith("uplink 'explicit' must be one of sequential, ");
    assertThatThrownBy(() -> options.with("uplnk", "joint"))
        .hasMessageContaining("pipeline, uplink, order, scope, steps");
    assertThatThrownBy(() -> Sdedge.solve(quickstart(), options.withMethod("db")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("method 'db' must be one of dp, ");
    assertThatThrownBy(() -> new TaskBatch(List.of("a"), java.util.OptionalInt.empty(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatHasNoPlanIsAStatusAndNoException() throws Exception {
    PlanningInstance none = PlanningInstance.read(Path.of("instances/infeasible.yaml"));
    PlanningResult infeasible = Sdedge.solve(none, SolveOptions.DEFAULT);
    assertThat(infeasible.status()).isEqualTo(PlanStatus.INFEASIBLE);
    assertThat(infeasible.reasons()).isNotEmpty();
    assertThat(infeasible.plan()).isEmpty();
    assertThat(infeasible.makespanS()).isEmpty();
    assertThat(infeasible.files()).containsExactly("summary.json", "run.json");

    PlanningInstance joint = PlanningInstance.read(Path.of("instances/slow-uplink.yaml"));
    PlanningResult refused =
        Sdedge.solve(joint, SolveOptions.DEFAULT.withMethod("exhaustive").with("uplink", "joint"));
    assertThat(refused.status()).isEqualTo(PlanStatus.REFUSED);
    assertThat(refused.reasons().get(0)).startsWith("only dp decides");
    assertThatThrownBy(() -> refused.write(folder.resolve("r")))
        .isInstanceOf(IllegalStateException.class);

    PlanningResult moves =
        Sdedge.solve(
            PlanningInstance.read(Path.of("instances/devices.yaml")),
            SolveOptions.DEFAULT.withMethod("single-drafter"));
    assertThat(moves.reasons().get(0)).contains("it moves tasks");
  }

  @Test
  void statusesAreThoseOfTheFiles() {
    assertThat(PlanStatus.values())
        .extracting(Enum::name)
        .containsExactly(
            java.util.Arrays.stream(Status.values()).map(Enum::name).toArray(String[]::new));
  }

  /** Cancelled before it begins, the search still has a plan, and says why it ended. */
  @Test
  void cancellingEndsWithTheBestPlanSoFar() throws Exception {
    PlanningResult result =
        Sdedge.solve(
            PlanningInstance.read(LARGER),
            SolveOptions.DEFAULT,
            new SolveListener() {
              @Override
              public boolean isCancelled() {
                return true;
              }
            });

    assertThat(result.status()).isEqualTo(PlanStatus.FEASIBLE);
    assertThat(result.termination()).isEqualTo("interrupted");
    assertThat(result.plan().orElseThrow().makespanS()).isEqualTo(result.makespanS().orElseThrow());
  }

  @Test
  void aListenerHearsOfTheOptimumAndWhatItThrowsComesOut() throws Exception {
    List<Double> heard = new ArrayList<>();
    SolveListener hearing =
        new SolveListener() {
          @Override
          public synchronized void progress(double elapsedS, double makespanS, double boundS) {
            heard.add(makespanS);
          }
        };
    PlanningResult result = Sdedge.solve(quickstart(), SolveOptions.DEFAULT, hearing);
    assertThat(heard.get(heard.size() - 1)).isCloseTo(OPTIMUM_S, within());
    assertThat(result.makespanS()).hasValue(OPTIMUM_S);

    IllegalStateException mine = new IllegalStateException("mine");
    AtomicInteger failures = new AtomicInteger();
    SolveListener throwing =
        new SolveListener() {
          @Override
          public void progress(double elapsedS, double makespanS, double boundS) {
            throw mine;
          }

          @Override
          public void failed(String what, Throwable failure) {
            failures.incrementAndGet();
          }
        };
    assertThatThrownBy(() -> Sdedge.solve(quickstart(), SolveOptions.DEFAULT, throwing))
        .isSameAs(mine);
    assertThat(failures).as("it is no failure of the search").hasValue(0);
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-12);
  }

  @Test
  void solvesAtOnceGiveWhatSolvesOneAfterTheOtherGive() throws Exception {
    List<PlanningInstance> instances = List.of(quickstart(), PlanningInstance.read(LARGER));
    List<Map<String, byte[]>> alone = new ArrayList<>();
    for (PlanningInstance instance : instances) {
      alone.add(withoutClock(Sdedge.solve(instance, SolveOptions.DEFAULT)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Map<String, byte[]>>> together = new ArrayList<>();
      for (int k = 0; k < 4; k++) {
        PlanningInstance instance = instances.get(k % 2);
        together.add(
            threads.submit(() -> withoutClock(Sdedge.solve(instance, SolveOptions.DEFAULT))));
      }
      for (int k = 0; k < 4; k++) {
        assertThat(together.get(k).get()).containsExactlyEntriesOf(alone.get(k % 2));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void resultsAreWrittenWholeReadBackAndChecked() throws Exception {
    PlanningInstance instance = quickstart();
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

  /** What is handed out can be changed without harm. */
  @Test
  void resultsCannotBeChanged() throws Exception {
    PlanningResult result = Sdedge.solve(quickstart(), SolveOptions.DEFAULT);
    byte[] plan = result.file("plan.json");
    plan[0] = 0;
    assertThat(result.file("plan.json")[0]).isEqualTo((byte) '{');
    assertThatThrownBy(() -> result.files().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    Map<String, String> given = new HashMap<>(Map.of("uplink", "joint"));
    SolveOptions options = new SolveOptions("dp", Optional.empty(), 1, 0, 1, given);
    given.clear();
    assertThat(options.overrides()).containsExactly(Map.entry("uplink", "joint"));
  }
}
