package sdedge.search;

import java.util.function.DoubleSupplier;

/** Plans from elsewhere, to begin from. */
public interface StartingPlans {
  /** A plan known before, by its executed makespan; none if there is none. */
  default SearchResult given() {
    return SearchResult.NONE;
  }

  /**
   * Whether the search lasts so long that others are worth their time; asked often.
   *
   * @param states that are looked at next, all at once
   */
  default boolean isDue(DoubleSupplier states) {
    return false;
  }

  /** Others, the best of them; asked once. */
  default SearchResult find() {
    return SearchResult.NONE;
  }

  /** No plans. */
  StartingPlans NONE = new StartingPlans() {};
}
