package sdedge.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.RandomBatching;
import sdedge.RandomPlans;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Timeline;

/** No {@link Improvement} makes a plan, the optimum or a bound worse; each often helps. */
@Tag(TestSeeds.DRAWS)
class ImprovementIT {
  private final int draws = TestSeeds.draws(300);

  @ParameterizedTest
  @EnumSource
  void neverHurts(Improvement improvement) {
    AtomicInteger better = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          Instance drawn = RandomBatching.of(random, Draw.slotted(random));
          Instance instance = improvement.before(drawn);
          Instance improved = improvement.apply(random, instance);
          checkPlan(random, instance, improved);
          double optimumS = Solved.optimumS(instance);
          double improvedS = Solved.optimumS(improved);
          Solved.assertNotAbove(improvedS, optimumS, improvement + ": optimum");
          checkBound(random, improved, optimumS);
          better.addAndGet(Solved.below(improvedS, optimumS) ? 1 : 0);
        });
    TestSeeds.guard(
        () ->
            assertThat(better.get())
                .as("draws that gain by %s", improvement)
                .isGreaterThan(draws / 25));
  }

  /** A plan stays feasible and is at least as fast. */
  private static void checkPlan(Random random, Instance instance, Instance improved) {
    Plan drawn = RandomPlans.next(random, instance, instance.pipeline());
    Plan plan = withLengthsFrom(instance.speculation().minLength(), drawn);
    assertThat(Feasibility.violations(improved, plan)).isEmpty();
    Solved.assertNotAbove(
        Timeline.execute(improved, plan).makespanS(),
        Timeline.execute(instance, plan).makespanS(),
        "makespan of a plan");
  }

  /** Random plans have lengths from 0, and an improvement may hold for those allowed only. */
  private static Plan withLengthsFrom(int least, Plan plan) {
    List<Cohort> cohorts =
        plan.cohorts().stream()
            .map(
                cohort ->
                    new Cohort(
                        cohort.batches().stream()
                            .map(
                                b ->
                                    new Batch(
                                        b.tasks(),
                                        Math.max(least, b.choices().lengths().max().orElseThrow())))
                            .toList()))
            .toList();
    return new Plan(plan.pipeline(), plan.scope(), plan.order(), plan.uplink(), cohorts);
  }

  /** What a search that was stopped claims of the better instance holds for the worse one too. */
  private static void checkBound(Random random, Instance improved, double optimumS) {
    AtomicInteger left = new AtomicInteger(random.nextInt(60));
    Control control =
        Control.asking(() -> left.getAndDecrement() > 0 ? null : Termination.INTERRUPTED);
    Outcome.Found found =
        (Outcome.Found) Solver.solve(improved, Method.DP, SearchOptions.DEFAULT, control);
    Double boundS = found.boundS();
    assertThat(boundS).isNotNull();
    Solved.assertNotAbove(boundS == null ? 0 : boundS, optimumS, "bound");
  }
}
