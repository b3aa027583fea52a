package sdedge.search.scheme;

import org.jspecify.annotations.Nullable;
import sdedge.search.control.Control;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;

/** Cuts an order by a rule instead of a search. When the prompts are there plays no role. */
@FunctionalInterface
interface Construction {
  /**
   * The cuts for a problem; null if the control says to stop before they are made.
   *
   * @param seed of what is drawn at random
   */
  @Nullable Partition cut(ContiguousProblem problem, long seed, Control control);
}
