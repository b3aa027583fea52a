package sdedge.instance;

/**
 * Measured pass times on a full grid.
 *
 * @param newTokens grid of Σq, strictly ascending, at least one value
 * @param contextTokens grid of Σc, strictly ascending, at least one value
 * @param seconds {@code seconds[i][j]} at {@code (newTokens[i], contextTokens[j])}, all &gt; 0
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention: the hot path reads raw arrays
public record LatencyTable(double[] newTokens, double[] contextTokens, double[][] seconds) {}
