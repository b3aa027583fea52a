package sdedge.timeline;

/**
 * Hears what the slots of a pipeline contain. Cohorts and batches count from 0, steps from 1; a
 * step beyond a batch's last one may be named and has length 0.
 */
interface SlotListener {
  /** All that follows belongs to this cohort. */
  default void cohort(int cohort) {}

  /** Batch {@code batch} begins the drafter side of a step. */
  default void drafts(int batch, int step, double startS) {}

  /** Batch {@code batch} begins the verifier side of a step. */
  default void verifies(int batch, int step, double startS) {}

  /** The drafter side determines a slot, after waiting {@code waitS} for uploads. */
  default void draftDetermines(int batch, int step, double waitS) {}

  /** The verifier side determines a slot. */
  default void verifyDetermines(int batch, int step) {}
}
