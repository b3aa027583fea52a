package sdedge.instance;

/** How the batches of a plan are executed (docs/model.md section 6). */
public enum Pipeline implements Named {
  /** Two-stage pipeline that rolls on across decoding steps. */
  ROLLING("rolling"),
  /** The same with a barrier after every step. */
  SYNCHRONOUS("synchronous"),
  /** No overlap of drafting and verification. */
  SEQUENTIAL("sequential"),
  /** Work-conserving first-come-first-served servers without a step barrier. */
  ASYNCHRONOUS("asynchronous");

  private final String key;

  Pipeline(String key) {
    this.key = key;
  }

  @Override
  public String toString() {
    return key;
  }
}
