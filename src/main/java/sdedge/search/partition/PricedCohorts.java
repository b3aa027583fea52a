package sdedge.search.partition;

import java.util.ArrayList;
import java.util.List;
import sdedge.search.partition.PricedBatches.PricedBatch;
import sdedge.search.problem.PricedChoice;

/**
 * Cohorts of batches with what each takes by itself.
 *
 * @param changed how many at the end are not of the plan before
 * @param seconds of all cohorts, one after the other
 */
record PricedCohorts(List<PricedCohort> cohorts, int changed, double seconds) {

  /**
   * Batches of a cohort, in their sequence.
   *
   * @param seconds that it takes if its prompts are there
   */
  record PricedCohort(List<PricedBatch> batches, double seconds) {
    static PricedCohort of(List<PricedBatch> batches, CohortCosts costs) {
      List<PricedChoice> times = new ArrayList<>(batches.size());
      for (PricedBatch batch : batches) {
        times.add(batch.times());
      }
      return new PricedCohort(List.copyOf(batches), costs.seconds(times));
    }

    TaskSet tasks() {
      TaskSet all = batches.get(0).tasks();
      for (int m = 1; m < batches.size(); m++) {
        all = all.and(batches.get(m).tasks());
      }
      return all;
    }
  }

  /** Cohorts of which none is from a plan before. */
  static PricedCohorts of(List<PricedCohort> cohorts) {
    return of(cohorts, cohorts.size());
  }

  static PricedCohorts of(List<PricedCohort> cohorts, int changed) {
    double seconds = 0;
    for (PricedCohort cohort : cohorts) {
      seconds += cohort.seconds;
    }
    return new PricedCohorts(List.copyOf(cohorts), changed, seconds);
  }
}
