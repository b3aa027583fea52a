package sdedge.search.scheme;

import java.util.List;
import java.util.function.UnaryOperator;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;
import sdedge.search.Counts;
import sdedge.search.Partition;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.Termination;

/** The best of the plans that a rule makes of the problems, one each. */
record Constructed(
    String key,
    String definition,
    UnaryOperator<List<ContiguousProblem>> narrowing,
    Construction construction)
    implements Scheme {
  @Override
  public List<ContiguousProblem> narrow(List<ContiguousProblem> group) {
    return narrowing.apply(group);
  }

  @Override
  public SearchResult solve(
      List<List<ContiguousProblem>> groups, SearchOptions options, Control control) {
    SearchResult best = SearchResult.NONE;
    long plans = 0;
    for (ContiguousProblem problem : groups.stream().flatMap(List::stream).toList()) {
      Termination stop = control.stop();
      if (stop != null) {
        return ended(best, stop, plans);
      }
      Partition cuts = construction.cut(problem, options.seed());
      double timeS = Pricing.makespanS(problem, cuts);
      plans++;
      if (timeS < best.timeS() * (1 - SearchResult.TIE)) {
        best = new SearchResult(problem, cuts, timeS, 0, Termination.COMPLETED, Counts.NONE);
      }
    }
    return ended(best, Termination.COMPLETED, plans);
  }

  private static SearchResult ended(SearchResult best, Termination termination, long plans) {
    return new SearchResult(
        best.problem(),
        best.partition(),
        best.timeS(),
        best.boundS(),
        termination,
        new Counts(plans, plans));
  }
}
