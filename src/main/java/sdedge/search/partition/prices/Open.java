package sdedge.search.partition.prices;

/** A structure whose bound is not high enough yet. */
sealed interface Open permits OpenStructure, OpenMany {
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
}
