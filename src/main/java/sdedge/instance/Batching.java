package sdedge.instance;

/**
 * How tasks may be batched (docs/model.md sections 4 and 6).
 *
 * @param maxTasksPerBatch ≥ 1; {@link #UNLIMITED} where the instance gives no cap
 * @param maxTasksPerCohort ≥ 1; {@link #UNLIMITED} where the instance gives no cap
 */
public record Batching(
    int maxTasksPerBatch, int maxTasksPerCohort, Padding padding, Residency residency) {
  /** No cap. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** No caps, no padding, and caches that all batches of a cohort hold together. */
  public static final Batching FREE = of(UNLIMITED, UNLIMITED);

  /** What the prompts of a batch are computed and stored as. */
  public enum Padding implements Named {
    /** As long as they are. */
    NONE,
    /** All as long as the longest among them. */
    LONGEST_INPUT;

    @Override
    public String toString() {
      return Named.word(this);
    }
  }

  /** Whose caches must fit in memory together. */
  public enum Residency implements Named {
    /** Those of all batches of a cohort. */
    COHORT,
    /** Those of each batch alone, as published; no machine forgets the others. */
    BATCH;

    @Override
    public String toString() {
      return Named.word(this);
    }
  }

  /** Caps alone: no padding, residency by cohort. */
  public static Batching of(int maxTasksPerBatch, int maxTasksPerCohort) {
    return new Batching(maxTasksPerBatch, maxTasksPerCohort, Padding.NONE, Residency.COHORT);
  }

  /** With other caps. */
  public Batching withCaps(int perBatch, int perCohort) {
    return new Batching(perBatch, perCohort, padding, residency);
  }

  /** With another padding. */
  public Batching with(Padding other) {
    return new Batching(maxTasksPerBatch, maxTasksPerCohort, other, residency);
  }

  /** With another residency. */
  public Batching with(Residency other) {
    return new Batching(maxTasksPerBatch, maxTasksPerCohort, padding, other);
  }

  /** Whether prompts of a batch count as the longest among them. */
  public boolean pads() {
    return padding == Padding.LONGEST_INPUT;
  }

  /** Whether the caches of each batch must fit alone. */
  public boolean isByBatch() {
    return residency == Residency.BATCH;
  }
}
