package sdedge.instance;

/** For what one speculation length is chosen (docs/model.md section 7). */
public enum Scope implements Named {
  /** One length per batch. */
  BATCH,
  /** One length for all batches. */
  GLOBAL,
  /** One length per batch and drafter. */
  DRAFTER;

  @Override
  public String toString() {
    return Named.word(this);
  }
}
