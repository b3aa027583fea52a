package sdedge.search.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import sdedge.search.partition.PricedBatches.PricedBatch;

/**
 * Cohorts of batches with what each takes by itself.
 *
 * @param seconds of all cohorts, one after the other
 */
record PricedCohorts(List<PricedCohort> cohorts, double seconds) {

  /**
   * Batches of a cohort, in their sequence.
   *
   * @param seconds that it takes if its prompts are there
   */
  record PricedCohort(List<PricedBatch> batches, double seconds) {
    static PricedCohort of(List<PricedBatch> batches, CohortCosts costs) {
      List<PricedBatch> own = List.copyOf(batches);
      return new PricedCohort(own, costs.seconds(own.stream().map(PricedBatch::times).toList()));
    }
  }

  static PricedCohorts of(List<PricedCohort> cohorts) {
    double seconds = 0;
    for (PricedCohort cohort : cohorts) {
      seconds += cohort.seconds;
    }
    return new PricedCohorts(List.copyOf(cohorts), seconds);
  }

  /** All tasks of some batches. */
  static TaskSet tasks(List<PricedBatch> batches) {
    return TaskSet.of(
        batches.stream().flatMapToInt(batch -> Arrays.stream(batch.tasks().array())).toArray());
  }

  /** With others, at the end, in the place of some cohorts. */
  PricedCohorts with(Set<Integer> places, List<PricedCohort> others) {
    List<PricedCohort> changed = new ArrayList<>(cohorts.size() + others.size());
    for (int c = 0; c < cohorts.size(); c++) {
      if (!places.contains(c)) {
        changed.add(cohorts.get(c));
      }
    }
    changed.addAll(others);
    return of(changed);
  }
}
