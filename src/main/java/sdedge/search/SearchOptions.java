package sdedge.search;

/**
 * How a search may run.
 *
 * @param threads at least 1
 * @param gap stop when (incumbent − bound)/incumbent is at most this; 0 for a proof
 */
public record SearchOptions(int threads, double gap) {
  /** One thread, to a proof. */
  public static final SearchOptions DEFAULT = new SearchOptions(1, 0);
}
