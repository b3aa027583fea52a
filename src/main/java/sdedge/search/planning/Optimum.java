package sdedge.search.planning;

import java.util.List;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.search.Outcome;
import sdedge.search.Reduction;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.joint.JointProgram;
import sdedge.search.problem.ContiguousProblem;

/** The optimum of all that is asked, as one scheme among others. */
public record Optimum(String key, String definition) implements Reduction {
  @Override
  public SearchResult solve(
      List<List<ContiguousProblem>> groups,
      StartingPlans starts,
      SearchOptions options,
      Control control) {
    return JointProgram.orGiven(groups, starts, options, control);
  }

  @Override
  public Outcome plan(Instance instance, SearchOptions options, Control control) {
    return Planning.scheme(this, instance, options, control);
  }
}
