package sdedge.search.partition.prices;

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
