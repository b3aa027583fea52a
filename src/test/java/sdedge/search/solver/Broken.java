package sdedge.search.solver;

import java.util.List;
import java.util.function.Predicate;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.search.Effort;
import sdedge.search.Outcome;
import sdedge.search.Reduction;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.planning.Planning;
import sdedge.search.problem.ContiguousProblem;

/** The dynamic program with a bug: it fails as soon as one of its problems is of some kind. */
public record Broken(Predicate<ContiguousProblem> where) implements Reduction {
  @Override
  public String key() {
    return Method.DP.key();
  }

  @Override
  public String definition() {
    return Method.DP.definition();
  }

  @Override
  public Effort effort() {
    return Effort.EXACT;
  }

  @Override
  public Outcome plan(Instance instance, SearchOptions options, Control control) {
    return Planning.exact(this, false, Approaches.reductions(instance), instance, options, control);
  }

  @Override
  public SearchResult solve(
      List<List<ContiguousProblem>> groups,
      StartingPlans starts,
      SearchOptions options,
      Control control) {
    if (groups.stream().flatMap(List::stream).anyMatch(where)) {
      throw new IllegalStateException("broken");
    }
    return Method.DP.solve(groups, starts, options, control);
  }
}
