package sdedge.search.partition.prices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.search.partition.prices.ManyBatches.ManyPoint;

/** What is known of cohorts by a grid of weights: what they cost at least beyond their prices. */
final class Swept {
  private final List<Open> open = new ArrayList<>(); // of which more must be known
  private final double[] leastS; // of the others, by longest task; infinite of none

  Swept(int tasks) {
    leastS = new double[tasks];
    Arrays.fill(leastS, Double.POSITIVE_INFINITY);
  }

  void add(Open structure) {
    open.add(structure);
  }

  /** Takes in a bound that is enough, of cohorts whose longest batch has a lead, seconds. */
  void add(Lead longest, double boundS) {
    leastS[longest.task] = Math.min(leastS[longest.task], boundS);
  }

  void addAll(Swept others) {
    open.addAll(others.open);
    for (int k = 0; k < leastS.length; k++) {
      leastS[k] = Math.min(leastS[k], others.leastS[k]);
    }
  }

  List<Open> open() {
    return open;
  }

  /** The least bounds of the others by longest task, seconds. */
  double[] leastS() {
    return leastS.clone();
  }

  /** A structure whose bound is not high enough yet. */
  sealed interface Open {
    /** The leads of its batches, or of the two longest. */
    Lead[] leads();

    /** The best bound so far, seconds beyond the prices. */
    double valueS();

    /** The lead of the most steps; of several, the first. */
    default Lead longest() {
      Lead longest = leads()[0];
      for (Lead lead : leads()) {
        longest = lead.steps > longest.steps ? lead : longest;
      }
      return longest;
    }

    /**
     * Of one batch or two.
     *
     * @param leads in the sequence of the batches
     * @param best of the grid
     */
    @SuppressWarnings("ArrayRecordComponent") // never changed, never compared
    record OfFew(Lead[] leads, GridPoint best, double valueS) implements Open {}

    /**
     * Of three batches and more.
     *
     * @param leads of the two longest, the longer one first
     */
    @SuppressWarnings("ArrayRecordComponent") // never changed, never compared
    record OfMany(Lead[] leads, ManyBatches kind, ManyPoint best, double valueS) implements Open {}
  }
}
