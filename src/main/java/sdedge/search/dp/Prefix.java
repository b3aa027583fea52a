package sdedge.search.dp;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import sdedge.search.Partition;

/**
 * Complete cohorts over the first tasks of an order.
 *
 * @param timeS when the last cohort ends, seconds
 * @param before the cohorts before the last one; null if this is the empty prefix
 * @param batchEnds ends of the last cohort's batches
 * @param lengths lengths of the last cohort's batches
 */
@SuppressWarnings("ArrayRecordComponent") // never changed; compared only through partition()
record Prefix(
    double timeS,
    @Nullable Prefix before,
    int cohorts,
    int batches,
    int[] batchEnds,
    int[] lengths) {

  /**
   * How the cuts of two prefixes of the same tasks and as many cohorts compare, by kind; negative
   * if those of the first come before.
   */
  record Order(int batchEnds, int cohortEnds, int lengths) {
    /** Nothing differs. */
    static final Order SAME = new Order(0, 0, 0);
  }

  /** No cohort yet, at time 0. */
  static final Prefix EMPTY = new Prefix(0, null, 0, 0, new int[0], new int[0]);

  /** This prefix followed by a cohort that ends at {@code timeS}. */
  Prefix plus(double timeS, int[] batchEnds, int[] lengths) {
    return new Prefix(timeS, this, cohorts + 1, batches + lengths.length, batchEnds, lengths);
  }

  /** All cuts from the beginning. */
  Partition partition() {
    return partition(EMPTY);
  }

  /** The cuts behind an earlier prefix of this one. */
  private Partition partition(Prefix since) {
    Deque<Prefix> chain = new ArrayDeque<>();
    Prefix prefix = this;
    while (prefix.before != null && prefix.cohorts > since.cohorts) {
      chain.push(prefix);
      prefix = prefix.before;
    }
    int[] ends = new int[batches - since.batches];
    int[] cohortEnds = new int[cohorts - since.cohorts];
    int[] allLengths = new int[ends.length];
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

  /**
   * Preference among equally fast prefixes of the same tasks; negative if this one is preferred.
   */
  int compareCuts(Prefix other) {
    if (cohorts != other.cohorts) {
      return Integer.compare(cohorts, other.cohorts);
    }
    if (batches != other.batches) {
      return Integer.compare(batches, other.batches);
    }
    Prefix common = commonWith(other);
    return partition(common).compareTo(other.partition(common));
  }

  /** Compares the cuts of a prefix of the same tasks with as many cohorts. */
  Order order(Prefix other) {
    Prefix common = commonWith(other);
    Partition mine = partition(common);
    Partition theirs = other.partition(common);
    return new Order(
        Arrays.compare(mine.batchEnds(), theirs.batchEnds()),
        Arrays.compare(mine.cohortEnds(), theirs.cohortEnds()),
        Arrays.compare(mine.lengths(), theirs.lengths()));
  }

  /** The longest common beginning of two prefixes of as many cohorts, as far as it was shared. */
  @SuppressWarnings("ReferenceEquality") // what was not shared need not be found
  private Prefix commonWith(Prefix other) {
    Prefix mine = this;
    Prefix theirs = other;
    while (mine != theirs && mine.before != null && theirs.before != null) {
      mine = mine.before;
      theirs = theirs.before;
    }
    return mine == theirs ? mine : EMPTY;
  }
}
