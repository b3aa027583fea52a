package sdedge.check.claim;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * L: the longest path from when a batch may begin to the end of a plan (Section 5 of the model).
 */
final class LongestPaths {
  private LongestPaths() {}

  /**
   * L of the batch of each position, never increasing, seconds.
   *
   * @param siblings how many batches begin where one does
   */
  static double[] of(
      List<List<PricedBatch>> cohorts, SlotRules rules, ToIntFunction<PricedBatch> siblings) {
    List<PricedBatch> lastCohort = cohorts.get(cohorts.size() - 1);
    double[] pathS = new double[lastCohort.get(lastCohort.size() - 1).end];
    double afterS = 0;
    for (int c = cohorts.size() - 1; c >= 0; c--) {
      List<PricedBatch> cohort = cohorts.get(c);
      PricedBatch first = cohort.get(0);
      PricedBatch last = cohort.get(cohort.size() - 1);
      double fromS = afterS + rules.opening(first) + rules.closing(first, last);
      for (int m = 1; m < cohort.size(); m++) {
        PricedBatch next = cohort.get(m);
        fromS += rules.pair(cohort.get(m - 1), next, siblings.applyAsInt(next));
      }
      for (int m = cohort.size() - 1; m >= 0; m--) {
        PricedBatch batch = cohort.get(m);
        if (m < cohort.size() - 1) {
          fromS += rules.stepOneSlot(batch, cohort.get(m + 1));
        }
        for (int k = batch.begin; k < batch.end; k++) {
          pathS[k] = fromS + batch.firstA;
        }
      }
      afterS = pathS[first.begin];
    }
    return pathS;
  }
}
