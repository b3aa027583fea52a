package sdedge.control;

/**
 * What a search is about to look at, known before it begins.
 *
 * @param tasks tasks in the order
 * @param states (batch, length) pairs whose stage times it computes
 * @param bytes memory it needs at least
 * @param fits whether there is that much
 */
public record Forecast(int tasks, double states, double bytes, boolean fits) {
  /** What a search takes at least, about, for each state. */
  public static final double SECONDS_PER_STATE = 3e-6;
}
