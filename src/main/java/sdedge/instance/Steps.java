package sdedge.instance;

/** How the decoding steps of a task follow from its acceptance. */
public enum Steps implements Named {
  /** Every step confirms its mean number of tokens (docs/model.md section 2). */
  MEAN("mean"),
  /**
   * Steps are random; stages are weighted by the chance that they happen (docs/model.md section 9).
   */
  EXPECTED("expected");

  private final String key;

  Steps(String key) {
    this.key = key;
  }

  @Override
  public String toString() {
    return key;
  }
}
