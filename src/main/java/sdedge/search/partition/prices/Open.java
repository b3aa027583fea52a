package sdedge.search.partition.prices;

import org.jspecify.annotations.Nullable;

/** A structure whose bound is not high enough yet. */
sealed interface Open permits OpenStructure, OpenMany {
  /** The leads of its batches, or of the two longest. */
  Lead[] leads();

  /** The best bound so far, seconds beyond the prices. */
  double valueS();

  /** Where its bound is kept; null if it is kept nowhere. */
  LastBounds.@Nullable Cell cell();

  /** The lead of the most steps; of several, the first. */
  default Lead longest() {
    Lead longest = leads()[0];
    for (Lead lead : leads()) {
      longest = lead.steps > longest.steps ? lead : longest;
    }
    return longest;
  }
}
