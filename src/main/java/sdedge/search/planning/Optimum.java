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

/** A scheme that finds the optimum of what it leaves of the joint problem. */
public interface Optimum extends Reduction {
  @Override
  default SearchResult solve(
      List<List<ContiguousProblem>> groups,
      StartingPlans starts,
      SearchOptions options,
      Control control) {
    return JointProgram.orGiven(groups, starts, options, control);
  }

  @Override
  default Outcome plan(Instance instance, SearchOptions options, Control control) {
    return Planning.scheme(this, instance, options, control);
  }

  /** The one that leaves all. */
  record Whole(String key, String definition) implements Optimum {}
}
