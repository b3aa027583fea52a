package sdedge.search.scheme;

/**
 * The cycle in which DiP-SD (arXiv 2604.20919) takes every batch of a cohort once through draft,
 * round and verify, and whose rate it maximises. It counts l verified tokens per task where
 * docs/model.md counts l + 1 (here one for l = 0), and knows nothing of drafters that several
 * batches share: a batch drafts while all others are verified.
 *
 * @param tokens Σ E_k(l) over all tasks
 * @param verifyS Σ of the verifications, seconds
 * @param longestS the longest draft + round + verify of a batch, seconds
 */
record Cycle(double tokens, double verifyS, double longestS) {
  static final Cycle EMPTY = new Cycle(0, 0, 0);

  /**
   * That of one batch alone.
   *
   * @param q the index of its length
   */
  static Cycle of(SteadyStep.Batch batch, int q, int length) {
    double verifyS = batch.verifyS(q, Math.max(1, length));
    return new Cycle(batch.tokens(q), verifyS, batch.awayS(q) + verifyS);
  }

  /** This cycle with the batches of another one. */
  Cycle plus(Cycle other) {
    return new Cycle(
        tokens + other.tokens, verifyS + other.verifyS, Math.max(longestS, other.longestS));
  }

  /** S: the verifier is busy, or waits for the longest batch to come around. */
  double seconds() {
    return Math.max(verifyS, longestS);
  }

  /** The objective: expected tokens per second. */
  double tokensPerS() {
    return tokens / seconds();
  }
}
