package sdedge.search.milp;

import org.jspecify.annotations.Nullable;
import sdedge.search.SearchOptions;
import sdedge.search.problem.Partition;

/**
 * How a mixed-integer program is solved.
 *
 * @param threads at least 1; SCIP, HiGHS and CBC use one
 * @param gap relative gap at which to stop; 0 for a proof
 * @param reduce whether to leave out batches that by the bounds of docs/model.md section 7 are in
 *     no plan faster than one already known
 * @param warmStart cuts to start from, for backends that take hints; null for none
 * @param hintHeuristic whether to start from the best simple plan where {@code warmStart} is null
 */
public record MilpOptions(
    int threads, double gap, boolean reduce, @Nullable Partition warmStart, boolean hintHeuristic) {
  /** One thread, to a proof, from nothing. */
  public static final MilpOptions DEFAULT = new MilpOptions(1, 0, true, null);

  /** Without a heuristic plan as a hint. */
  public MilpOptions(int threads, double gap, boolean reduce, @Nullable Partition warmStart) {
    this(threads, gap, reduce, warmStart, false);
  }

  /** As for other searches. */
  public static MilpOptions of(SearchOptions options) {
    return new MilpOptions(options.threads(), options.gap(), true, null, options.warmStart());
  }
}
