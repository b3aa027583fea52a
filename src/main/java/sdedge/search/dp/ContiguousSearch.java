package sdedge.search.dp;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;
import sdedge.search.Counts;
import sdedge.search.Partition;
import sdedge.search.SearchResult;
import sdedge.search.Termination;

/** The exact search over all plans contiguous in one order (docs/model.md section 7). */
final class ContiguousSearch {
  private final ContiguousProblem problem;
  private final Workers workers;
  private final double gap;
  private final Set<Pruning> rules;
  private final Control control;

  /**
   * The result of a search.
   *
   * @param best the fastest plan found; null if none is as fast as the cutoff
   * @param timeS when it ends, seconds; infinite if there is none
   * @param boundS no plan of the problem ends earlier, unless later than the cutoff
   * @param termination {@code COMPLETED} if no plan is faster
   */
  record Result(
      @Nullable Partition best,
      double timeS,
      double boundS,
      Termination termination,
      Counts counts) {
    /** As the result of a search of one problem. */
    SearchResult of(ContiguousProblem problem) {
      return new SearchResult(
          best == null ? null : problem, best, timeS, boundS, termination, counts);
    }

    Result withBound(double newBoundS) {
      return new Result(best, timeS, newBoundS, termination, counts);
    }
  }

  ContiguousSearch(
      ContiguousProblem problem, Workers workers, double gap, Set<Pruning> rules, Control control) {
    this.rules = rules;
    this.problem = problem;
    this.workers = workers;
    this.gap = gap;
    this.control = control;
  }

  /**
   * Searches for plans that end no later than a cutoff.
   *
   * @param cutoffS seconds; infinite to find the optimum in any case
   */
  Result run(double cutoffS) {
    BatchTable table = new BatchTable(problem, SlotCosts.of(problem.pipeline()).weights(), workers);
    HeapBudget budget = HeapBudget.forecast(problem, table);
    control.forecast(budget.forecast(problem.size()));
    if (!budget.fits()) {
      return unknown(Termination.MEMORY_LIMIT);
    }
    Prepared prepared = Prepared.of(problem, table, budget, control);
    if (prepared == null) {
      Termination reason = control.stop();
      return unknown(reason == null ? Termination.INTERRUPTED : reason);
    }
    SearchState state = new SearchState(prepared, cutoffS, rules, control);
    return new CohortSweep(state, budget, workers, gap, control).run();
  }

  private static Result unknown(Termination reason) {
    return new Result(null, Double.POSITIVE_INFINITY, 0, reason, Counts.NONE);
  }
}
