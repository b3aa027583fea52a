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
  Pass pass() {
    return new Pass(newTokens, contextTokens, newTokens * (contextTokens + newTokens) / sequences);
  }
}
