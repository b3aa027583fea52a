package sdedge.search.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.search.partition.CohortPool.PooledCohort;
import sdedge.search.partition.prices.PricingOracle.CohortPrices;

class CohortPoolTest {
  private static PooledCohort cohort(double seconds, TaskSet... batches) {
    TaskSet all = TaskSet.of();
    for (TaskSet batch : batches) {
      all = all.and(batch);
    }
    return new PooledCohort(all, List.of(batches), new int[batches.length], seconds);
  }

  @Test
  void ofASetTheFastestIsKeptAndTheLatestComesLast() {
    PooledCohort slow = cohort(3, TaskSet.of(0, 1));
    PooledCohort fast = cohort(2, TaskSet.of(1), TaskSet.of(0));
    PooledCohort other = cohort(1, TaskSet.of(2));
    CohortPool pool = CohortPool.ofAll();
    pool.add(slow);
    pool.add(other);
    pool.add(fast);
    pool.add(slow);

    assertThat(pool.cohorts()).containsExactly(other, fast);
  }

  @Test
  void whatACohortCostsBeyondItsPrices() {
    CohortPrices prices =
        new CohortPrices(
            new double[] {1, 2, -0.5}, new double[] {0, 10, 20}, new double[] {0.25, 0.5, 0});

    assertThat(RowPrices.reducedS(cohort(50, TaskSet.of(0, 2), TaskSet.of(1)), prices))
        .isCloseTo(50 - 2.5 - 20 - 0.25 - 0.5, within(1e-12));
  }
}
