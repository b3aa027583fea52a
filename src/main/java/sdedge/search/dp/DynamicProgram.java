package sdedge.search.dp;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;
import sdedge.search.Counts;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.Termination;
import sdedge.search.TimeSource;

/** The exact dynamic program over several problems of one instance (docs/model.md section 7). */
public final class DynamicProgram {
  private static final long GRACE_NANOS = 300_000_000;

  private final Workers workers;
  private final double gap;
  private final Set<Pruning> rules;
  private final double cutoffS;
  private final Control control;
  private SearchResult best = SearchResult.NONE;

  private DynamicProgram(
      Workers workers, double gap, Set<Pruning> rules, double cutoffS, Control control) {
    this.cutoffS = cutoffS;
    this.workers = workers;
    this.gap = gap;
    this.rules = rules;
    this.control = control;
  }

  /**
   * The best plan of all problems; among equally fast ones, that of the first problem.
   *
   * @param groups problems in the order in which they are searched; within a group they differ only
   *     in the lengths
   */
  public static SearchResult solve(
      List<List<ContiguousProblem>> groups, SearchOptions options, Control control) {
    return solve(groups, options, EnumSet.allOf(Pruning.class), control);
  }

  /**
   * The best plan of all problems that is no slower than a cutoff.
   *
   * @return without a plan if there is none; its bound then may be the cutoff
   */
  public static SearchResult solve(
      List<List<ContiguousProblem>> groups,
      SearchOptions options,
      double cutoffS,
      Control control) {
    try (Workers workers = new Workers(options.threads())) {
      Set<Pruning> all = EnumSet.allOf(Pruning.class);
      return new DynamicProgram(workers, options.gap(), all, cutoffS, control).solve(groups);
    }
  }

  /** As {@link #solve(List, SearchOptions, Control)}, with some of the rules only. */
  static SearchResult solve(
      List<List<ContiguousProblem>> groups,
      SearchOptions options,
      Set<Pruning> rules,
      Control control) {
    try (Workers workers = new Workers(options.threads())) {
      return new DynamicProgram(workers, options.gap(), rules, Double.POSITIVE_INFINITY, control)
          .solve(groups);
    }
  }

  private SearchResult solve(List<List<ContiguousProblem>> groups) {
    for (List<ContiguousProblem> group : groups) {
      for (ContiguousProblem problem : group) {
        Termination soFar = best.termination();
        boolean goesOn = soFar == Termination.COMPLETED || soFar == Termination.GAP;
        best =
            best.and(
                goesOn
                    ? search(problem).of(problem)
                    : SearchResult.nothing(soFar, rootBound(problem)));
      }
    }
    return best.withBound(Math.min(best.boundS(), cutoffS));
  }

  private ContiguousSearch.Result search(ContiguousProblem problem) {
    try {
      ContiguousSearch.Result result =
          new ContiguousSearch(problem, workers, gap, rules, control)
              .run(Math.min(cutoffS, best.timeS()));
      return result.termination() == Termination.MEMORY_LIMIT
          ? result.withBound(rootBound(problem))
          : result;
    } catch (OutOfMemoryError full) { // whatever the search held is garbage by now
      return new ContiguousSearch.Result(
          null, Double.POSITIVE_INFINITY, 0, Termination.MEMORY_LIMIT, Counts.NONE);
    }
  }

  /** A bound for a problem that is not searched; 0 if that takes too long or does not fit. */
  private double rootBound(ContiguousProblem problem) {
    TimeSource time = control.time();
    long begin = time.nanos();
    Control brief = () -> time.nanos() - begin > GRACE_NANOS ? Termination.TIME_LIMIT : null;
    BatchTable table = new BatchTable(problem, SlotCosts.of(problem.pipeline()).weights(), workers);
    HeapBudget budget = HeapBudget.forecast(problem, table);
    if (!budget.rowFits()) {
      return 0;
    }
    PathBounds bounds = Prepared.bounds(problem, table, budget.rowByRow(), null, brief);
    return bounds == null ? 0 : bounds.toEnd(0);
  }
}
