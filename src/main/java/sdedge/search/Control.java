package sdedge.search;

import org.jspecify.annotations.Nullable;

/** Lets a search be watched and stopped. Called from any thread, often; must be cheap. */
public interface Control {
  /** Why the search must stop now with what it has; null to go on. */
  @Nullable Termination stop();

  /**
   * Hears of progress at most a few times per second of search.
   *
   * @param incumbentS best makespan so far, infinite if none
   * @param boundS proven lower bound, 0 if none
   */
  default void progress(double incumbentS, double boundS) {}

  /** Never stops. */
  Control NONE = () -> null;
}
