package sdedge.search.problem;

import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;

/** Which draft modes a search looks at. */
@FunctionalInterface
public interface ModeFilter {
  /** All of them. */
  ModeFilter ALL = mode -> true;

  boolean keeps(DraftMode mode);

  /** Whether it looks at one of a drafter. */
  default boolean keepsOneOf(Drafter drafter) {
    return drafter.modes().isEmpty()
        ? keeps(drafter.mode(null))
        : drafter.modes().stream().anyMatch(this::keeps);
  }
}
