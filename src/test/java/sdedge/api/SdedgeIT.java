package sdedge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.result.Status;

class SdedgeIT {
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
    assertThat(result.number("autoregressive_makespan_s").orElseThrow()).isGreaterThan(OPTIMUM_S);
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
}
