package sdedge.search.dp;

import org.jspecify.annotations.Nullable;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;

/** What is known of a problem before the search: bounds on all paths, and good plans. */
record Prepared(
    ContiguousProblem problem,
    BatchTable table,
    HeapBudget budget,
    SlotCosts costs,
    PathBounds bounds,
    Deadlines deadlines,
    IdleTimes idle,
    PairCosts pairs,
    Incumbents incumbents) {

  /** Passes once over the order; null if the control stops it. */
  static @Nullable Prepared of(
      ContiguousProblem problem, BatchTable table, HeapBudget budget, Control control) {
    SlotCosts costs = SlotCosts.of(problem.pipeline());
    Incumbents incumbents = new Incumbents(problem, table, costs);
    PathBounds bounds = bounds(problem, table, budget, incumbents, control);
    PairCosts pairs = new PairCosts(problem.size(), costs, budget.pairBytes());
    return bounds == null
        ? null
        : new Prepared(
            problem,
            table,
            budget,
            costs,
            bounds,
            new Deadlines(problem, bounds),
            new IdleTimes(problem, bounds),
            pairs,
            incumbents);
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
      @Nullable Incumbents incumbents,
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
