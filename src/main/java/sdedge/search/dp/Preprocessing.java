package sdedge.search.dp;

import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.search.problem.ContiguousProblem;

/** What is known of a problem before the search: bounds on all paths, and good plans. */
record Preprocessing(
    ContiguousProblem problem,
    BatchTable table,
    SlotCosts costs,
    PathBounds bounds,
    PairCosts pairs,
    PrimalHeuristic incumbents) {

  /**
   * Passes once over the order; null if the control stops it.
   *
   * @param memory that the costs of pairs take from
   */
  static @Nullable Preprocessing of(
      ContiguousProblem problem,
      BatchTable table,
      HeapBudget budget,
      HeapShare memory,
      Control control) {
    SlotCosts costs = SlotCosts.of(problem.pipeline());
    PrimalHeuristic incumbents = new PrimalHeuristic(problem, table, costs);
    PathBounds bounds = bounds(problem, table, budget, incumbents, control);
    double pairBytes = memory.takeUpTo(budget.pairBytes());
    PairCosts pairs = new PairCosts(problem.size(), costs, (long) pairBytes);
    return bounds == null
        ? null
        : new Preprocessing(problem, table, costs, bounds, pairs, incumbents);
  }

  /**
   * The bounds of a problem; null if the control stops it.
   *
   * @param incumbents extended at every position; null if only the bounds are wanted
   */
  static @Nullable PathBounds bounds(
      ContiguousProblem problem,
      BatchTable table,
      HeapBudget budget,
      @Nullable PrimalHeuristic incumbents,
      Control control) {
    PathBounds bounds = new PathBounds(problem, table.weights());
    table.rewind();
    for (int from = 0; from < problem.size(); from++) {
      if (control.stop() != null) {
        return null;
      }
      int needed = incumbents == null ? from + 1 : problem.cohortReach()[from];
      table.build(from, needed, budget.ahead());
      bounds.add(table.row(from));
      if (incumbents != null) {
        incumbents.extend(from);
      }
      if (!budget.keepRows()) {
        table.drop(from);
      }
    }
    bounds.finish();
    return bounds;
  }
}
