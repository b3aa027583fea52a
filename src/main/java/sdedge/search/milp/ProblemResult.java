package sdedge.search.milp;

import java.util.List;
import sdedge.control.Termination;
import sdedge.search.Counts;
import sdedge.search.SearchResult;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;

/**
 * What a backend found for one problem.
 *
 * @param cuts the best plan known, proven or not
 * @param timeS its makespan as executed, seconds
 * @param objectiveS the backend's own value for its incumbent, seconds; infinite without one
 * @param boundS no plan of the problem is faster, seconds
 * @param errorS what rounding may have cost a proven plan, seconds; 0 except for CP-SAT
 * @param nodes of its search tree
 * @param termination {@code COMPLETED} if the plan is proven optimal
 * @param failure how the backend failed, for the user; empty if it did not
 */
public record ProblemResult(
    Partition cuts,
    double timeS,
    double objectiveS,
    double boundS,
    double errorS,
    long nodes,
    Termination termination,
    String failure) {

  /** The result of a problem that no backend has seen. */
  static ProblemResult unsolved(WarmStart known, double boundS, Termination reason) {
    double none = Double.POSITIVE_INFINITY;
    return new ProblemResult(
        known.cuts(), known.timeS(), none, Math.min(boundS, known.timeS()), 0, 0, reason, "");
  }

  SearchResult of(ContiguousProblem problem) {
    Counts counts = new Counts(nodes, nodes);
    return new SearchResult(problem, cuts, timeS, boundS, termination, counts, failure, List.of());
  }
}
