package sdedge.calibrate;

import sdedge.latency.Pass;

/**
 * A measured forward pass.
 *
 * @param newTokens Σ q
 * @param contextTokens Σ c
 * @param sequences among which both are divided evenly
 */
record MeasuredPass(double newTokens, double contextTokens, double seconds, double sequences) {
  /** Its sums; what positions take is none of them, as passes do not tell it. */
  Pass pass() {
    double attended = newTokens * (contextTokens + newTokens) / sequences;
    return new Pass(newTokens, 0, contextTokens, attended);
  }
}
