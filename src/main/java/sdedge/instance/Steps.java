package sdedge.instance;

/** How the decoding steps of a task follow from its acceptance. */
public enum Steps implements Named {
  /** Every step confirms its mean number of tokens (docs/model.md section 2). */
  MEAN,
  /**
   * Steps are random; stages are weighted by the chance that they happen (docs/model.md section 9).
   */
  EXPECTED;

  @Override
  public String toString() {
    return Named.word(this);
  }
}
