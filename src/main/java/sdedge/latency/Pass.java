package sdedge.latency;

/**
 * A forward pass, by what its time depends on; tokens may be fractional, as means are.
 *
 * @param newTokens Σ q
 * @param positions of them, those at which a next token is computed
 * @param contextTokens Σ c
 * @param attended Σ q·(c + q)
 */
public record Pass(double newTokens, double positions, double contextTokens, double attended) {
  /** Seconds that it lasts. */
  public double seconds(PassTime time) {
    return time.seconds(1, newTokens, positions, contextTokens, attended);
  }
}
