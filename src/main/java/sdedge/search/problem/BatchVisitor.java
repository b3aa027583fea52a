package sdedge.search.problem;

import sdedge.latency.BatchLoad;

/** Is shown batches that start at one position. */
@FunctionalInterface
public interface BatchVisitor {
  /**
   * A batch with one of its choices.
   *
   * @param end position after its last task
   * @param choice as {@link BatchPricing#draftChoices} knows it
   * @param load of its tasks, which goes on to grow
   */
  void visit(int end, int choice, BatchLoad load);
}
