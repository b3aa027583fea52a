package sdedge.search.solver;

import java.util.List;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;
import sdedge.search.Method;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.dp.DynamicProgram;
import sdedge.search.exhaustive.Enumeration;
import sdedge.search.milp.Backend;
import sdedge.search.milp.Milp;
import sdedge.search.milp.MilpOptions;

/** A method as one searches with it: the best plan of groups of problems of one drafter. */
interface GroupSearch {
  /** Searches all problems; the groups are ordered by preference. */
  Result solve(List<List<ContiguousProblem>> groups);

  /**
   * What was found.
   *
   * @param note why a proof is missing, for the user; empty if the termination says it all
   */
  record Result(SearchResult best, String note) {}

  /** The search of a method. */
  static GroupSearch of(Method method, SearchOptions options, Control control) {
    return switch (method) {
      case DP -> groups -> new Result(DynamicProgram.solve(groups, options, control), "");
      case EXHAUSTIVE -> groups -> new Result(Enumeration.solve(groups, control), "");
      case MILP_SCIP -> milp(Backend.SCIP, options, control);
      case MILP, MILP_HIGHS -> milp(Backend.HIGHS, options, control);
      case MILP_CPSAT -> milp(Backend.CPSAT, options, control);
      case MILP_CBC -> milp(Backend.CBC, options, control);
    };
  }

  private static GroupSearch milp(Backend backend, SearchOptions options, Control control) {
    return groups -> {
      Milp.Details details = Milp.details(groups, backend, MilpOptions.of(options), control);
      return new Result(details.result(), details.failure());
    };
  }
}
