package sdedge.instance;

import java.util.List;

/** How a plan is executed (docs/model.md sections 6 and 13). */
public enum Pipeline implements Named {
  /** Two-stage pipeline that rolls on across decoding steps. */
  ROLLING("rolling"),
  /** The same with a barrier after every step. */
  SYNCHRONOUS("synchronous"),
  /** No overlap of drafting and verification. */
  SEQUENTIAL("sequential"),
  /** Work-conserving first-come-first-served servers without a step barrier. */
  ASYNCHRONOUS("asynchronous"),
  /** Continuous batching: groups that are refilled whenever an answer is complete. */
  CONTINUOUS("continuous");

  /** Those that execute plans of batches. */
  public static final List<Pipeline> OF_BATCHES =
      List.of(ROLLING, SYNCHRONOUS, SEQUENTIAL, ASYNCHRONOUS);

  private final String key;

  Pipeline(String key) {
    this.key = key;
  }

  @Override
  public String toString() {
    return key;
  }
}
