package sdedge.search;

import java.util.Arrays;
import java.util.Optional;
import sdedge.instance.Named;

/** The plans that a proof is about, under the pipeline asked for (docs/model.md section 7). */
public enum PlanClass implements Named {
  /** Those contiguous in an order searched. */
  CONTIGUOUS("contiguous plans"),
  /** Any partition of the tasks into cohorts and batches, in any sequence. */
  PARTITIONS("all batch plans"),
  /** An option only: all batch plans where that is cheap and may matter, else contiguous ones. */
  AUTO("contiguous plans or all batch plans");

  private final String words;

  PlanClass(String words) {
    this.words = words;
  }

  public static Optional<PlanClass> named(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
  }

  /** Its name for people. */
  public String words() {
    return words;
  }

  @Override
  public String toString() {
    return Named.word(this);
  }
}
