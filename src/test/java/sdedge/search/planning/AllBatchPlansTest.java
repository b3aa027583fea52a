package sdedge.search.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.EveryPlan;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Feasibility;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Timeline;

/** All batch plans against every plan there is, and against the optimum of those in an order. */
class AllBatchPlansTest {
  private static final double SAME = 1e-9;
  private static final List<Pipeline> PIPELINES =
      List.of(Pipeline.ROLLING, Pipeline.SYNCHRONOUS, Pipeline.SEQUENTIAL);

  private int faster;
  private int proven;

  @Test
  void optimalIsTheBestOfEveryPlanAndNoBoundIsAbove() {
    int draws = TestSeeds.draws(10, 150);
    TestSeeds.each(getClass(), draws, this::check);

    System.out.printf(
        "all batch plans: %d of %d are proven, %d times faster than in an order%n",
        proven, draws, faster);
    TestSeeds.guard(
        () -> {
          assertThat(faster).isPositive();
          assertThat(proven).isGreaterThan(draws / 4);
        });
  }

  private void check(Random random) {
    Instance instance =
        new RandomInstances(random)
            .tasks(4)
            .drafters(1 + random.nextInt(2))
            .maxLength(1 + random.nextInt(2))
            .maxTokens(30)
            .next()
            .withOptions(
                PIPELINES.get(random.nextInt(PIPELINES.size())),
                UplinkPolicy.SEQUENTIAL,
                TaskOrder.AUTO,
                random.nextBoolean() ? Scope.BATCH : Scope.GLOBAL);
    Outcome contiguous = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    Outcome outcome =
        AllBatchPlans.of(
            instance, contiguous, PlanClass.PARTITIONS, SearchOptions.DEFAULT, Control.NONE);
    if (!(contiguous instanceof Outcome.Optimal optimal)) {
      assertThat(outcome).isSameAs(contiguous);
      return;
    }
    double leastS = EveryPlan.bestS(instance);
    Outcome.Found found = (Outcome.Found) outcome;

    assertThat(found.makespanS())
        .isGreaterThanOrEqualTo(leastS * (1 - SAME))
        .isLessThanOrEqualTo(optimal.makespanS())
        .isEqualTo(Timeline.makespanS(instance, found.plan()));
    assertThat(Feasibility.violations(instance, found.plan())).isEmpty();
    assertThat(found.proof().planClass()).isEqualTo(PlanClass.PARTITIONS);
    assertThat(found.boundS()).isNotNull().isLessThanOrEqualTo(leastS * (1 + SAME));
    Outcome.Contiguous inOrder = Objects.requireNonNull(found.proof().contiguous());
    assertThat(inOrder.makespanS()).isEqualTo(optimal.makespanS());
    assertThat(inOrder.isProven()).isTrue();
    if (outcome instanceof Outcome.Optimal) {
      assertThat(found.makespanS()).isCloseTo(leastS, within(SAME * leastS));
      assertThat(found.boundS()).isEqualTo(found.makespanS());
      proven++;
    }
    faster += found.makespanS() < optimal.makespanS() * (1 - SAME) ? 1 : 0;
  }
}
