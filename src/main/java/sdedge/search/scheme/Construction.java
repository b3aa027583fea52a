package sdedge.search.scheme;

import sdedge.search.ContiguousProblem;
import sdedge.search.Partition;

/** Cuts an order by a rule instead of a search. When the prompts are there plays no role. */
@FunctionalInterface
interface Construction {
  /**
   * The cuts for a problem.
   *
   * @param seed of what is drawn at random
   */
  Partition cut(ContiguousProblem problem, long seed);
}
