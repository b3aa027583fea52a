package sdedge.search.dp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.plan.DraftChoices;
import sdedge.search.problem.BatchPricing;
import sdedge.search.problem.Partition;

/**
 * Complete cohorts over the first tasks of an order.
 *
 * @param timeS when the last cohort ends, seconds
 * @param before the cohorts before the last one; null if this is the empty prefix
 * @param batches number of batches of all cohorts
 * @param batchEnds ends of the last cohort's batches
 * @param choices which of its choices each of the last cohort's batches has
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
record Prefix(double timeS, @Nullable Prefix before, int batches, int[] batchEnds, int[] choices) {

  /** No cohort yet, at time 0. */
  static final Prefix EMPTY = new Prefix(0, null, 0, new int[0], new int[0]);

  /** This prefix followed by a cohort that ends at {@code timeS}. */
  Prefix plus(double timeS, int[] batchEnds, int[] choices) {
    return new Prefix(timeS, this, batches + choices.length, batchEnds, choices);
  }

  /** Whether this one is to be kept beside another of the same tasks: earlier, or fewer batches. */
  boolean isBetterThan(@Nullable Prefix other) {
    return other == null
        || timeS < other.timeS
        || (timeS == other.timeS && batches < other.batches);
  }

  /** All cuts from the beginning, with the lengths that the choices stand for. */
  Partition partition(BatchPricing pricing) {
    Deque<Prefix> chain = new ArrayDeque<>();
    Prefix prefix = this;
    while (prefix.before != null) {
      chain.push(prefix);
      prefix = prefix.before;
    }
    int[] ends = new int[batches];
    int[] cohortEnds = new int[chain.size()];
    List<DraftChoices> draftChoices = new ArrayList<>();
    int batch = 0;
    int cohort = 0;
    int start = 0;
    for (Prefix link : chain) {
      for (int m = 0; m < link.choices.length; m++) {
        ends[batch] = link.batchEnds[m];
        draftChoices.add(pricing.draftChoices(start, ends[batch], link.choices[m]));
        start = ends[batch++];
      }
      cohortEnds[cohort++] = start;
    }
    return new Partition(ends, cohortEnds, draftChoices);
  }
}
