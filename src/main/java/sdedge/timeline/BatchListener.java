package sdedge.timeline;

import sdedge.latency.CertainPart;

/** Is notified of what becomes of the batches of a plan; by default does nothing about it. */
interface BatchListener {
  /** Is notified of nothing. */
  BatchListener NONE = new BatchListener() {};

  /** A batch is admitted, before any of its stages. */
  default void admitted(PricedBatch batch) {}

  /** A stage of the first step of a batch begins. */
  default void begins(PricedBatch batch, double timeS) {}

  /** The first tokens of a part are known before its verdict is back. */
  default void firstTokens(PricedBatch batch, int part, double timeS) {}

  /** The tokens of a step of a part are known. */
  default void verdict(PricedBatch batch, int part, int step, double timeS) {}

  /** In some steps a part of a batch may be gone. */
  default void becomesUncertain(PricedBatch batch, ConditionalVerdicts conditional) {}

  /** All tokens of a batch are known. */
  default void finished(PricedBatch batch) {}

  /** A share of a drafter side counts to the length of a slot, after a wait for uploads. */
  default void draftCounts(PricedBatch batch, int step, double share, double waitS) {}

  /** A share of a verifier side counts to the length of a slot. */
  default void verifyCounts(PricedBatch batch, int step, double share) {}

  /** A slot has two sides, of which the longer one counts, and a length. */
  default void slot(double draftedS, double verifiedS, double lengthS) {}

  /** How an execution goes on, given that a part is still there. */
  @FunctionalInterface
  interface ConditionalVerdicts {
    /**
     * The verdicts of a part that is certain.
     *
     * @param known those so far
     */
    Verdicts verdicts(int part, CertainPart certain, Verdicts known);
  }
}
