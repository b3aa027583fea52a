package sdedge.search.dp;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import sdedge.search.Partition;

/**
 * Complete cohorts over the first tasks of an order.
 *
 * @param timeS when the last cohort ends, seconds
 * @param before the cohorts before the last one; null if this is the empty prefix
 * @param batches number of batches of all cohorts
 * @param batchEnds ends of the last cohort's batches
 * @param lengths lengths of the last cohort's batches
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
record Prefix(double timeS, @Nullable Prefix before, int batches, int[] batchEnds, int[] lengths) {

  /** No cohort yet, at time 0. */
  static final Prefix EMPTY = new Prefix(0, null, 0, new int[0], new int[0]);

  /** This prefix followed by a cohort that ends at {@code timeS}. */
  Prefix plus(double timeS, int[] batchEnds, int[] lengths) {
    return new Prefix(timeS, this, batches + lengths.length, batchEnds, lengths);
  }

  /** Whether this one is to be kept beside another of the same tasks: earlier, or fewer batches. */
  boolean isBetterThan(@Nullable Prefix other) {
    return other == null
        || timeS < other.timeS
        || (timeS == other.timeS && batches < other.batches);
  }

  /** All cuts from the beginning. */
  Partition partition() {
    Deque<Prefix> chain = new ArrayDeque<>();
    Prefix prefix = this;
    while (prefix.before != null) {
      chain.push(prefix);
      prefix = prefix.before;
    }
    int[] ends = new int[batches];
    int[] cohortEnds = new int[chain.size()];
    int[] allLengths = new int[batches];
    int batch = 0;
    int cohort = 0;
    for (Prefix link : chain) {
      int count = link.lengths.length;
      System.arraycopy(link.batchEnds, 0, ends, batch, count);
      System.arraycopy(link.lengths, 0, allLengths, batch, count);
      batch += count;
      cohortEnds[cohort++] = ends[batch - 1];
    }
    return new Partition(ends, cohortEnds, allLengths);
  }
}
