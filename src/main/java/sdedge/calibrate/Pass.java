package sdedge.calibrate;

import sdedge.latency.PassTime;

/**
 * A forward pass, by what its time depends on.
 *
 * @param newTokens Σ q
 * @param contextTokens Σ c
 * @param attended Σ q·(c + q)
 */
record Pass(double newTokens, double contextTokens, double attended) {
  double seconds(PassTime time) {
    return time.seconds(1, newTokens, contextTokens, attended);
  }
}
