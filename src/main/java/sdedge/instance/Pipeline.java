package sdedge.instance;

import java.util.List;

/** How a plan is executed (docs/model.md sections 6 and 13). */
public enum Pipeline implements Named {
  /** Two-stage pipeline that rolls on across decoding steps. */
  ROLLING,
  /** Two-stage pipeline with a barrier after every step. */
  SYNCHRONOUS,
  /** No overlap of drafting and verification. */
  SEQUENTIAL,
  /** Work-conserving first-come-first-served servers without a step barrier. */
  ASYNCHRONOUS,
  /** Continuous batching: groups that are refilled whenever an answer is complete. */
  CONTINUOUS;

  public static final List<Pipeline> OF_BATCHES =
      List.of(ROLLING, SYNCHRONOUS, SEQUENTIAL, ASYNCHRONOUS);

  /** Whether its plans are executed in slots. */
  public boolean hasSlots() {
    return this == ROLLING || this == SYNCHRONOUS || this == SEQUENTIAL;
  }

  @Override
  public String toString() {
    return Named.word(this);
  }
}
