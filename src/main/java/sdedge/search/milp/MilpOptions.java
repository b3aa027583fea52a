package sdedge.search.milp;

import org.jspecify.annotations.Nullable;
import sdedge.search.Partition;
import sdedge.search.SearchOptions;

/**
 * How a mixed-integer program is solved.
 *
 * @param threads at least 1; SCIP, HiGHS and CBC use one
 * @param gap relative gap at which to stop; 0 for a proof
 * @param warmStart cuts to start from, for backends that take hints; null for none
 */
public record MilpOptions(int threads, double gap, @Nullable Partition warmStart) {
  /** One thread, to a proof, from nothing. */
  public static final MilpOptions DEFAULT = new MilpOptions(1, 0, null);

  /** As for other searches. */
  public static MilpOptions of(SearchOptions options) {
    return new MilpOptions(options.threads(), options.gap(), null);
  }
}
