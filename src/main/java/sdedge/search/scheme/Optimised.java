package sdedge.search.scheme;

import java.util.List;
import sdedge.search.Approach;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;
import sdedge.search.SearchOptions;
import sdedge.search.dp.DynamicProgram;

/** A scheme that finds the optimum of what it leaves of the joint problem. */
interface Optimised extends Approach {
  @Override
  default Answer solve(
      List<List<ContiguousProblem>> groups, SearchOptions options, Control control) {
    return new Answer(DynamicProgram.solve(groups, options, control));
  }
}
