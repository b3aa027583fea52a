package sdedge.search.milp;

import sdedge.search.SearchOptions;

/**
 * How a mixed-integer program is solved.
 *
 * @param threads at least 1; SCIP, HiGHS and CBC use one
 * @param gap relative gap at which to stop; 0 for a proof
 * @param reduce whether to leave out batches that by the bounds of docs/model.md section 7 are in
 *     no plan faster than one already known
 * @param hints whether backends that take hints begin from the best simple plan
 */
public record MilpOptions(int threads, double gap, boolean reduce, boolean hints) {
  /** One thread, to a proof, from nothing. */
  public static final MilpOptions DEFAULT = new MilpOptions(1, 0, true, false);

  /** As for other searches. */
  public static MilpOptions of(SearchOptions options) {
    return new MilpOptions(options.threads(), options.gap(), true, options.warmStart());
  }
}
