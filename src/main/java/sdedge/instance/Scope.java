package sdedge.instance;

/** For what one speculation length is chosen (docs/model.md section 7). */
public enum Scope implements Named {
  /** One length per batch. */
  BATCH("batch"),
  /** One length for all batches. */
  GLOBAL("global"),
  /** One length per batch and drafter. */
  DRAFTER("drafter");

  private final String key;

  Scope(String key) {
    this.key = key;
  }

  @Override
  public String toString() {
    return key;
  }
}
