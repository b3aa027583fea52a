package sdedge.search.partition.prices;

/**
 * A line below what a pass takes, in the sums over its sequences (docs/model.md section 3), without
 * overheads.
 *
 * @param fixedS seconds of any pass
 * @param newS for each new token
 * @param attendedS for each new token and token that it attends to
 * @param cachedS for each cached token
 */
record LineOfPass(double fixedS, double newS, double attendedS, double cachedS) {
  /**
   * Several passes of a step after the first, one after the other.
   *
   * @param passes of which the first finds cached what is confirmed but for a token
   * @param perTask new tokens of each
   */
  StepLine steps(int passes, int perTask) {
    double beside = passes * (passes + 1) / 2.0 - 2.0 * passes; // cached beside what is confirmed
    double attended = perTask * (beside + (double) passes * perTask);
    return new StepLine(
        passes * fixedS,
        (double) passes * perTask * newS + attendedS * attended + cachedS * beside,
        passes * (attendedS * perTask + cachedS));
  }

  /** What a sequence adds to a pass that finds nothing cached, seconds. */
  double ofPromptS(double newTokens) {
    return newS * newTokens + attendedS * newTokens * newTokens;
  }

  /** What a sequence adds to the later drafting passes of step 1, of one new token each. */
  double behindPromptS(int passes, double prompt) {
    double cached = passes * prompt + passes * (passes - 1) / 2.0;
    return passes * newS + attendedS * (cached + passes) + cachedS * cached;
  }
}
