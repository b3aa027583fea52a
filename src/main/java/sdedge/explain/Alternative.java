package sdedge.explain;

import org.jspecify.annotations.Nullable;

/**
 * The best plan among fewer: of those that keep to some constraints, or that lack a draft mode.
 *
 * @param name the constraints in words, or the mode
 * @param now the best plan of all
 * @param then the best of the fewer
 */
public record Alternative(String name, BestPlan now, BestPlan then) {
  /** Seconds that it takes more than the best plan; null if that is not known. */
  public @Nullable Double costsS() {
    return now.lessThanS(then);
  }
}
