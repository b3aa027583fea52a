package sdedge.calibrate;

/**
 * A measured forward pass.
 *
 * @param newTokens Σ q
 * @param contextTokens Σ c
 * @param sequences among which both are divided evenly
 */
record MeasuredPass(double newTokens, double contextTokens, double seconds, double sequences) {
  /** Σ q·(c + q). */
  double attended() {
    return newTokens * (contextTokens + newTokens) / sequences;
  }
}
