package sdedge.explain;

import org.jspecify.annotations.Nullable;

/**
 * What the best plan that keeps to some constraints costs.
 *
 * @param question the constraints in words
 * @param now the best plan
 * @param then the best that keeps to them
 */
public record WhatIf(String question, BestPlan now, BestPlan then) {
  /** Seconds that it takes more than the best plan; null if that is not known. */
  public @Nullable Double costsS() {
    return now.lessThanS(then);
  }
}
