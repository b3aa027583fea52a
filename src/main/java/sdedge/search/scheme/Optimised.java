package sdedge.search.scheme;

import java.util.List;
import sdedge.search.Approach;
import sdedge.search.SearchOptions;
import sdedge.search.StartingPlans;
import sdedge.search.control.Control;
import sdedge.search.joint.JointProgram;
import sdedge.search.problem.ContiguousProblem;

/** A scheme that finds the optimum of what it leaves of the joint problem. */
interface Optimised extends Approach {
  @Override
  default Answer solve(
      List<List<ContiguousProblem>> groups, SearchOptions options, Control control) {
    return solve(groups, StartingPlans.NONE, options, control);
  }

  @Override
  default Answer solve(
      List<List<ContiguousProblem>> groups,
      StartingPlans starts,
      SearchOptions options,
      Control control) {
    return new Answer(JointProgram.orGiven(groups, starts, options, control));
  }
}
