package sdedge.instance;

/** Whether the speculation length is chosen per batch or once for all batches. */
public enum Scope implements Keyed {
  /** One length per batch. */
  BATCH("batch"),
  /** One length for all batches. */
  GLOBAL("global");

  private final String key;

  Scope(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
