package sdedge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Feasibility;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/**
 * Whenever a search ends early, its plan is feasible and its bound holds; with more time neither
 * gets worse.
 */
class InterruptionIT {
  private static final double ROUNDING = 1 + 1e-12;

  /** Stops at the {@code count}-th question. */
  private static Control stopAfter(int count) {
    AtomicInteger asked = new AtomicInteger();
    return Control.asking(() -> asked.incrementAndGet() > count ? Termination.INTERRUPTED : null);
  }

  @Test
  void boundHoldsWheneverTheSearchIsStopped() {
    AtomicInteger early = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        150,
        random -> {
          Instance drawn =
              new RandomInstances(random).tasks(2 + random.nextInt(8)).maxLength(3).next();
          Instance instance =
              drawn.withOptions(
                  drawn.pipeline() == Pipeline.ASYNCHRONOUS ? Pipeline.ROLLING : null,
                  null,
                  random.nextBoolean() ? TaskOrder.AUTO : null,
                  null);
          double optimum = optimum(instance);
          double bound = 0;
          double makespan = Double.POSITIVE_INFINITY;
          for (int count = 0; count < 400; count += 1 + random.nextInt(40)) {
            Outcome outcome =
                Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, stopAfter(count));
            early.addAndGet(outcome instanceof Outcome.Feasible ? 1 : 0);
            checkAgainst(optimum, instance, outcome);
            Outcome.Found found = (Outcome.Found) outcome;
            assertThat(bound(found)).isGreaterThanOrEqualTo(bound * (1 - 1e-12));
            assertThat(found.makespanS()).isLessThanOrEqualTo(makespan * ROUNDING);
            bound = bound(found);
            makespan = found.makespanS();
          }
        });
    TestSeeds.guard(() -> assertThat(early.get()).as("searches stopped early").isGreaterThan(500));
  }

  @Test
  void boundRisesAboveTheRootWhileALargeSearchGoesOn() throws Exception {
    Instance instance =
        InstanceReader.read(Path.of("src/test/resources/reference/speed/tasks-100.json"))
            .withOptions(null, null, TaskOrder.OUTPUT_ASC, null);
    double optimum = 22.6865411418;
    double largest = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int count = 1000; count <= 64_000; count *= 4) {
      Outcome outcome = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, stopAfter(count));
      checkAgainst(optimum, instance, outcome);
      double bound = bound((Outcome.Found) outcome);
      largest = Math.max(largest, bound);
      smallest = Math.min(smallest, bound);
    }
    assertThat(largest).isGreaterThan(smallest);
  }

  @Test
  void gapEndsTheSearchWithinTheGap() throws Exception {
    Instance instance =
        InstanceReader.read(Path.of("src/test/resources/reference/speed/tasks-100.json"))
            .withOptions(null, null, TaskOrder.OUTPUT_ASC, null);
    Outcome outcome = Solver.solve(instance, Method.DP, new SearchOptions(1, 0.2), Control.NONE);
    assertThat(outcome).isInstanceOf(Outcome.Feasible.class);
    Outcome.Found found = (Outcome.Found) outcome;
    assertThat(found.termination()).isEqualTo(Termination.GAP);
    assertThat(found.makespanS() - bound(found)).isLessThanOrEqualTo(0.2 * found.makespanS());
    checkAgainst(22.6865411418, instance, outcome);
  }

  private static double bound(Outcome.Found found) {
    return Objects.requireNonNull(found.boundS());
  }

  private static double optimum(Instance instance) {
    Outcome outcome = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    assertThat(outcome).isInstanceOf(Outcome.Optimal.class);
    return ((Outcome.Optimal) outcome).makespanS();
  }

  private static void checkAgainst(double optimum, Instance instance, Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Found.class);
    Outcome.Found found = (Outcome.Found) outcome;
    assertThat(Feasibility.violations(instance, found.plan())).isEmpty();
    assertThat(found.makespanS() * ROUNDING).isGreaterThanOrEqualTo(optimum * (1 - 1e-9));
    assertThat(found.boundS()).isLessThanOrEqualTo(optimum * (1 + 1e-9));
    if (found instanceof Outcome.Optimal) {
      assertThat(found.makespanS()).isLessThanOrEqualTo(optimum * ROUNDING);
    }
  }
}
