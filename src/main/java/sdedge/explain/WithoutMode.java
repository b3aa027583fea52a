package sdedge.explain;

import org.jspecify.annotations.Nullable;

/**
 * What a draft mode saves.
 *
 * @param now the best plan of all modes
 * @param without the best of all others
 */
public record WithoutMode(String mode, BestPlan now, BestPlan without) {
  /** Seconds that the mode saves; null if that is not known. */
  public @Nullable Double savedS() {
    return now.lessThanS(without);
  }
}
