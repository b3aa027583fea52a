package sdedge.timeline;

/**
 * Is notified of what the slots of a cohort contain. Batches count from 0, steps from 1; a step
 * beyond a batch's last one may be named and has length 0.
 */
interface SlotListener {
  /** Batch {@code batch} begins the drafter side of a step. */
  default void drafts(int batch, int step, double startS) {}

  /** Batch {@code batch} begins the verifier side of a step. */
  default void verifies(int batch, int step, double startS) {}

  /** A part of the drafter side counts to the length of a slot, after a wait for uploads. */
  default void draftCounts(int batch, int step, double part, double waitS) {}

  /** A part of the verifier side counts to the length of a slot. */
  default void verifyCounts(int batch, int step, double part) {}
}
