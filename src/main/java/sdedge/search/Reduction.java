package sdedge.search;

import java.util.List;
import sdedge.control.Control;
import sdedge.search.problem.ContiguousProblem;

/** An approach that leaves some problems of the plans contiguous in an order, and solves those. */
public interface Reduction extends Approach {
  /**
   * The problems left.
   *
   * @param group problems of one order and uplink, which differ only in the lengths
   */
  default List<ContiguousProblem> narrow(List<ContiguousProblem> group) {
    return group;
  }

  @Override
  default Effort effort() {
    return Effort.WHOLE;
  }

  /**
   * The best plan of the problems; of equally fast ones, that of the first problem.
   *
   * @param groups narrowed, in the sequence of the orders
   * @param starts plans of the problems: one that searches for the joint optimum is no worse, if it
   *     can begin from them
   */
  SearchResult solve(
      List<List<ContiguousProblem>> groups,
      StartingPlans starts,
      SearchOptions options,
      Control control);
}
