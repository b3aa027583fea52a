package sdedge.search;

/**
 * What a search is about to look at, known before it begins.
 *
 * @param tasks tasks in the order
 * @param states (batch, length) pairs whose stage times it computes
 * @param bytes memory it needs at least
 * @param fits whether there is that much
 */
public record Forecast(int tasks, double states, double bytes, boolean fits) {}
