package sdedge.search.scheme;

import java.util.List;
import sdedge.control.Control;
import sdedge.search.Approach;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.joint.JointProgram;
import sdedge.search.problem.ContiguousProblem;

/** A scheme that finds the optimum of what it leaves of the joint problem. */
interface Optimised extends Approach {
  @Override
  default SearchResult solve(
      List<List<ContiguousProblem>> groups,
      StartingPlans starts,
      SearchOptions options,
      Control control) {
    return JointProgram.orGiven(groups, starts, options, control);
  }
}
