package sdedge.oracle.claim;

import java.util.List;
import java.util.function.ToIntFunction;
import sdedge.instance.Pipeline;

/** What adjacent batches cost under a slot pipeline (Sections 6 and 7 of the model), seconds. */
record SlotRules(Pipeline pipeline) {
  /** Whether the end of a cohort costs something that depends on its first batch. */
  boolean closesOnFirst() {
    return pipeline == Pipeline.ROLLING;
  }

  /** The step-1 clock once the next batch is prepared while, or after, one is verified. */
  double clock(double clock, PricedBatch batch, PricedBatch next) {
    if (pipeline == Pipeline.SEQUENTIAL) {
      return Math.max(clock + batch.firstB, next.readyS) + next.firstA;
    }
    return Math.max(Math.max(clock, next.readyS) + next.firstA, clock + batch.firstB);
  }

  /** The slot of step 1 in which a batch is verified and the next one prepared, without waits. */
  double stepOneSlot(PricedBatch batch, PricedBatch next) {
    return pipeline == Pipeline.SEQUENTIAL
        ? batch.firstB + next.firstA
        : Math.max(batch.firstB, next.firstA);
  }

  /** The slots of the two from step 2 on. */
  double pair(PricedBatch batch, PricedBatch next, int count) {
    return pipeline == Pipeline.SEQUENTIAL
        ? batch.laterB + next.laterA
        : batch.pairLaterS(next, count);
  }

  /** What a first batch costs from step 2 on, whatever comes after it. */
  double opening(PricedBatch first) {
    return closesOnFirst() ? 0 : first.laterA;
  }

  /** The last slots of all steps; {@code first} may be {@code last}. */
  double closing(PricedBatch first, PricedBatch last) {
    if (!closesOnFirst()) {
      return last.sumB;
    }
    return first == last ? last.sumB + first.laterA : last.closingS(first);
  }

  /**
   * L of the batch of each position, the longest path from when it may begin to the end of a plan
   * (Section 5 of the model): never increasing, seconds.
   *
   * @param siblings how many batches begin where one does
   */
  double[] longestPaths(List<List<PricedBatch>> cohorts, ToIntFunction<PricedBatch> siblings) {
    List<PricedBatch> lastCohort = cohorts.get(cohorts.size() - 1);
    double[] pathS = new double[lastCohort.get(lastCohort.size() - 1).end];
    double afterS = 0;
    for (int c = cohorts.size() - 1; c >= 0; c--) {
      List<PricedBatch> cohort = cohorts.get(c);
      PricedBatch first = cohort.get(0);
      PricedBatch last = cohort.get(cohort.size() - 1);
      double fromS = afterS + opening(first) + closing(first, last);
      for (int m = 1; m < cohort.size(); m++) {
        PricedBatch next = cohort.get(m);
        fromS += pair(cohort.get(m - 1), next, siblings.applyAsInt(next));
      }
      for (int m = cohort.size() - 1; m >= 0; m--) {
        PricedBatch batch = cohort.get(m);
        if (m < cohort.size() - 1) {
          fromS += stepOneSlot(batch, cohort.get(m + 1));
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
