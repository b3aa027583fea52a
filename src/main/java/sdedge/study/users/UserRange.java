package sdedge.study.users;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Between which numbers of users a network begins to fail.
 *
 * @param holding the most known to hold, 0 for none
 * @param failing the fewest known not to hold; one more than are looked for if that was not found
 */
record UserRange(int holding, int failing) {
  /** Whether nothing is left to try. */
  boolean isDecided() {
    return failing - holding == 1;
  }

  /**
   * Searches by doubling and bisection.
   *
   * @param most that are looked for
   * @param holds whether some users hold; null if it was stopped before that was known
   */
  static UserRange find(int most, IntFunction<@Nullable Boolean> holds) {
    UserRange range = new UserRange(0, most + 1);
    int next = 1;
    while (!range.isDecided()) {
      Boolean is = holds.apply(next);
      if (is == null) {
        break;
      }
      range = is ? new UserRange(next, range.failing) : new UserRange(range.holding, next);
      boolean isFound = range.failing <= most;
      next = isFound ? (range.holding + range.failing) / 2 : Math.min(2 * range.holding, most);
    }
    return range;
  }
}
