package sdedge.explain.difference;

import sdedge.instance.Named;

/** What two plans may differ in. */
public enum Property implements Named {
  /** How stages overlap; whether there are batches at all. */
  PIPELINE,
  /** Policy or allocation. */
  UPLINK,
  /** The sequence of tasks that batches and cohorts are cut from. */
  ORDER,
  /** Who is in which batch and cohort, where that is no matter of order and cuts alone. */
  PARTITION,
  /** Where the sequence is cut into cohorts. */
  COHORTS,
  /** Where cohorts are cut into batches. */
  BATCH_SIZES,
  /** Of a continuous plan, all but order, lengths and modes. */
  SERVICE,
  /** Tokens drafted per step. */
  LENGTHS,
  /** Draft modes of what drafts in both plans. */
  MODES;

  @Override
  public String key() {
    return Named.word(this);
  }
}
