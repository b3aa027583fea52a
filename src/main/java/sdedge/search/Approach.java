package sdedge.search;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Named;
import sdedge.instance.Pipeline;
import sdedge.plan.Plan;
import sdedge.search.problem.ContiguousProblem;

/**
 * A way to plan: what it takes away from the joint problem, if anything, and how it solves the
 * rest.
 */
public interface Approach extends Named {
  /** What it does, in one line. */
  String definition();

  /**
   * Whether it searches for the joint optimum, so that its bounds and proofs are of the whole
   * problem; otherwise it is a comparison scheme, which claims nothing.
   */
  default boolean isExact() {
    return false;
  }

  /**
   * Whether it searches plans of a pipeline as they are: asynchronous ones are else made for
   * rolling, continuous ones not at all.
   */
  default boolean searches(Pipeline pipeline) {
    return pipeline != Pipeline.ASYNCHRONOUS && pipeline != Pipeline.CONTINUOUS;
  }

  /** Whether it plans each drafter by itself, for asynchronous execution together. */
  default boolean separatesDrafters() {
    return false;
  }

  /** Why it cannot plan an instance; null if it can. */
  default @Nullable String refusal(Instance instance) {
    return null;
  }

  /**
   * The instances of which it plans the best one: the given one, or with its tasks at other
   * drafters. Searches plan the one they are given; who asks for an approach chooses.
   *
   * @param instance not refused
   */
  default List<Instance> assignments(Instance instance) {
    return List.of(instance);
  }

  /** The instance with the pipeline and uplink that it plans for. */
  default Instance narrow(Instance instance) {
    return instance;
  }

  /**
   * The problems left to it.
   *
   * @param group problems of one order and uplink, which differ only in the lengths
   */
  default List<ContiguousProblem> narrow(List<ContiguousProblem> group) {
    return group;
  }

  /** How many plans it looks at. */
  default Effort effort() {
    return Effort.WHOLE;
  }

  /**
   * Plans an instance that it does not refuse.
   *
   * @param searched what the searches of this program make of the problems that it leaves
   */
  default Outcome plan(
      Instance instance, SearchOptions options, Control control, Supplier<Outcome> searched) {
    return searched.get();
  }

  /**
   * The best plan of the problems; of equally fast ones, that of the first problem. None if it
   * solves no problems.
   *
   * @param groups narrowed, in the sequence of the orders
   * @param starts plans of the problems: one that searches for the joint optimum is no worse, if it
   *     can begin from them
   */
  default SearchResult solve(
      List<List<ContiguousProblem>> groups,
      StartingPlans starts,
      SearchOptions options,
      Control control) {
    return SearchResult.NONE;
  }

  /** What is said of its plan where it claims nothing of others. */
  default String note(Instance instance, Plan plan) {
    return "a comparison scheme: " + definition();
  }
}
