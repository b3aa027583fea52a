package sdedge.search.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.metamorphic.Edit;
import sdedge.plan.Plan;
import sdedge.search.Outcome;
import sdedge.search.PriceCertificate;
import sdedge.search.SearchOptions;
import sdedge.search.local.Solution;
import sdedge.search.partition.BatchPlans;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.timeline.Timeline;

/** What prices prove of all batch plans, against every partition of up to six tasks. */
class PricedPlansIT {
  private static final double SAME = 1e-9;

  /** Few moves, and no look at all sets: so that nothing but prices proves anything. */
  private static final BatchPlans.Budget PRICES = new BatchPlans.Budget(2_000, 2, 0, 0, true);

  private int bounded;
  private int optimal;

  @Test
  void noBoundOfPricesIsAboveTheBestOfEveryPartition() {
    int draws = TestSeeds.draws(5, 30, 1_000);
    TestSeeds.each(getClass(), draws, this::check);

    System.out.printf(
        "prices of up to six tasks: %d of %d are bounded, %d proven%n", bounded, draws, optimal);
    TestSeeds.guard(() -> assertThat(bounded).isGreaterThan(draws / 4));
  }

  private void check(Random random) {
    Instance drawn = RandomInstances.inSlots(random, 5 + random.nextInt(2), Scope.BATCH);
    Instance instance = Edit.cells(drawn, cell -> cell.withBand(1e4 * cell.bandwidthHz()));
    Outcome outcome = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    if (!(outcome instanceof Outcome.Found contiguous) || BatchPlans.noPrices(instance) != null) {
      return;
    }
    Solution<Plan> known = new Solution<>(contiguous.plan(), contiguous.makespanS());
    double leastS = EveryCohort.bestS(instance);

    BatchPlans.Found found = BatchPlans.best(instance, known, PRICES, 1, Control.NONE);

    assertThat(found.plan().makespanS())
        .isGreaterThanOrEqualTo(leastS * (1 - SAME))
        .isLessThanOrEqualTo(known.makespanS())
        .isEqualTo(Timeline.makespanS(instance, found.plan().plan()));
    for (PriceCertificate certificate : found.certificates()) {
      double mostS =
          certificate.mostBatches() == null
              ? leastS
              : EveryCohort.bestS(instance, certificate.mostBatches());
      assertThat(certificate.totalS())
          .as("%s", certificate)
          .isLessThanOrEqualTo(mostS * (1 + SAME));
    }
    if (found.boundS() != null) {
      assertThat(found.boundS()).isLessThanOrEqualTo(leastS * (1 + SAME));
      bounded++;
    }
    if (found.isOptimal()) {
      assertThat(found.plan().makespanS()).isLessThanOrEqualTo(leastS * (1 + SAME));
      optimal++;
    }
  }
}
