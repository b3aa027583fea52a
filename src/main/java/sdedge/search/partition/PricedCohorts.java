package sdedge.search.partition;

import java.util.List;
import sdedge.search.partition.PricedBatches.PricedBatch;

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
