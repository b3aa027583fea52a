package sdedge.search.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.EveryPlan;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.metamorphic.Edit;
import sdedge.plan.Feasibility;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Timeline;

/** All batch plans against every plan there is, and against the optimum of those in an order. */
class AllBatchPlansIT {
  private static final double SAME = 1e-9;

  private int faster;
  private int proven;
  private int together;

  /** With uploads that may decide, padded prompts and caches by batch. */
  @Test
  void optimalIsTheBestOfEveryPlanAndNoBoundIsAbove() {
    int draws = TestSeeds.draws(10, 150);
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          Instance instance = RandomInstances.batched(random, instance(random, 4));
          check(instance, EveryPlan.bestS(instance));
        });

    System.out.printf(
        "all batch plans: %d of %d are proven, %d times faster than in an order%n",
        proven, draws, faster);
    TestSeeds.guard(
        () -> {
          assertThat(faster).isPositive();
          assertThat(proven).isGreaterThan(draws / 4);
        });
  }

  /** With prompts that are there in time, limits by memory and by count. */
  @Test
  void optimalIsTheBestOfEveryPartitionOfUpToSixTasks() {
    int draws = TestSeeds.draws(100, 300, 1_000);
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          Instance drawn = instance(random, 5 + random.nextInt(2));
          Instance instance = Edit.cells(drawn, cell -> cell.withBand(1e4 * cell.bandwidthHz()));
          check(instance, EveryCohort.bestS(instance));
        });

    System.out.printf(
        "every partition of up to six tasks: %d of %d are proven, %d times faster than in an order,"
            + " %d need several cohorts%n",
        proven, draws, faster, draws - together);
    TestSeeds.guard(
        () -> {
          assertThat(faster).isPositive();
          assertThat(proven).isGreaterThan(draws / 4);
          assertThat(together).isBetween(1, draws / 2);
        });
  }

  private static Instance instance(Random random, int tasks) {
    return RandomInstances.inSlots(random, tasks, Scope.BATCH, Scope.GLOBAL);
  }

  private void check(Instance instance, double leastS) {
    Outcome contiguous = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    Outcome outcome =
        AllBatchPlans.of(
            instance, contiguous, PlanClass.PARTITIONS, SearchOptions.DEFAULT, Control.NONE);
    if (!(contiguous instanceof Outcome.Optimal optimal)) {
      assertThat(outcome).isSameAs(contiguous);
      assertThat(leastS).as("a plan where none was found").isInfinite();
      return;
    }
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
    together += found.plan().cohorts().size() == 1 ? 1 : 0;
    faster += found.makespanS() < optimal.makespanS() * (1 - SAME) ? 1 : 0;
  }
}
