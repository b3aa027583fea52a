package sdedge.search;

import java.util.function.DoubleSupplier;

/** Plans from elsewhere, to begin from. */
public interface StartingPlans {
  /** A plan known before, by its executed makespan; none if there is none. */
  default SearchResult given() {
    return SearchResult.NONE;
  }

  /**
   * Whether the search lasts so long that others are worth their time; asked often, and not once
   * they were found.
   *
   * @param states that are looked at next, all at once
   */
  default boolean isDue(DoubleSupplier states) {
    return false;
  }

  /**
   * The best of others; asked when that is due, and again when a limit ended the search, for those
   * that there was no time for.
   *
   * @param best known so far: only faster ones are of interest
   */
  default SearchResult find(SearchResult best) {
    return SearchResult.NONE;
  }

  /** No plans. */
  StartingPlans NONE = new StartingPlans() {};

  /** One plan, by its executed makespan; none if there is none. */
  static StartingPlans of(SearchResult plan) {
    return new StartingPlans() {
      @Override
      public SearchResult given() {
        return plan;
      }
    };
  }
}
