package sdedge.study.bench;

import org.jspecify.annotations.Nullable;
import sdedge.result.Result;
import sdedge.search.control.Termination;

/**
 * A row of {@code runs.csv}.
 *
 * @param status that of the result, or {@link #ERROR}
 * @param termination key of a {@link Termination}; null for an error
 * @param wallS seconds of the search alone; null for an error
 * @param cpuS processor seconds of the whole process meanwhile; null if not known
 * @param error why there is no result, on one line; null if there is one
 */
public record Run(
    RunKey key,
    String shard,
    String status,
    @Nullable String termination,
    @Nullable Double makespanS,
    @Nullable Double boundS,
    @Nullable Double gap,
    @Nullable Long states,
    @Nullable Long labels,
    @Nullable Double wallS,
    @Nullable Double cpuS,
    @Nullable String error) {
  /** The status of a run that failed. */
  public static final String ERROR = "error";

  private static final int LONGEST_ERROR = 500;

  static Run of(RunKey key, Shard shard, Result result, double wallS, @Nullable Double cpuS) {
    return new Run(
        key,
        shard.toString(),
        result.status().key(),
        result.termination().key(),
        result.execution() == null ? null : result.execution().makespanS(),
        result.boundS(),
        result.gap(),
        result.counts().states(),
        result.counts().labels(),
        wallS,
        cpuS,
        result.refusal());
  }

  /** A run that failed. */
  static Run failed(RunKey key, Shard shard, String error) {
    String line = error.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    String shortened =
        line.length() > LONGEST_ERROR ? line.substring(0, LONGEST_ERROR) + "…" : line;
    return new Run(
        key, shard.toString(), ERROR, null, null, null, null, null, null, null, null, shortened);
  }

  /** The row with another name of its instance. */
  Run named(String instance) {
    return new Run(
        new RunKey(instance, key.method(), key.repeat()),
        shard,
        status,
        termination,
        makespanS,
        boundS,
        gap,
        states,
        labels,
        wallS,
        cpuS,
        error);
  }

  /** Whether there is no result. */
  public boolean isError() {
    return error != null;
  }

  /** Whether time or memory ended it. */
  boolean isLimited() {
    return Termination.TIME_LIMIT.key().equals(termination)
        || Termination.MEMORY_LIMIT.key().equals(termination);
  }
}
