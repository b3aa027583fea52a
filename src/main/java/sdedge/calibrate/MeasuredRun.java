package sdedge.calibrate;

/**
 * One run of a serving engine, in the mean over its requests.
 *
 * @param length draft tokens per step; 0 for none
 * @param running requests that decode at a time
 * @param outputTokens at least 2
 * @param tpotS seconds per output token without the first
 * @param acceptanceLength tokens per step, the verifier's own included; NaN for length 0
 * @param tokensPerS output tokens per second; NaN if not given
 * @param weight in the fit
 * @param mode how it drafted; empty where modes are not told apart, or nothing was drafted
 */
record MeasuredRun(
    int length,
    double concurrency,
    double running,
    double inputTokens,
    double outputTokens,
    double tpotS,
    double acceptanceLength,
    double tokensPerS,
    double weight,
    String mode) {

  /** Of a drafter whose modes are not told apart. */
  MeasuredRun(
      int length,
      double concurrency,
      double running,
      double inputTokens,
      double outputTokens,
      double tpotS,
      double acceptanceLength,
      double tokensPerS,
      double weight) {
    this(
        length,
        concurrency,
        running,
        inputTokens,
        outputTokens,
        tpotS,
        acceptanceLength,
        tokensPerS,
        weight,
        "");
  }

  /** Mean tokens in the cache of a request while it decodes, c̄. */
  double contextTokens() {
    return inputTokens + StrictMath.rint(outputTokens) / 2;
  }
}
