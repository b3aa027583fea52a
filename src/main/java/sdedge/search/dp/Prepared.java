package sdedge.search.dp;

import org.jspecify.annotations.Nullable;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;

/** What is known of a problem before the search: bounds on all paths, and good plans. */
record Prepared(
    ContiguousProblem problem,
    BatchTable table,
    Memory memory,
    SlotCosts costs,
    PathBounds bounds,
    PairCosts pairs,
    Incumbents incumbents) {

  /** Passes once over the order; null if the control stops it. */
  static @Nullable Prepared of(
      ContiguousProblem problem, BatchTable table, Memory memory, Control control) {
    SlotCosts costs = SlotCosts.of(problem.pipeline());
    Incumbents incumbents = new Incumbents(problem, table, costs);
    PathBounds bounds = bounds(problem, table, memory, incumbents, control);
    PairCosts pairs = new PairCosts(problem, costs, memory.pairBytes());
    return bounds == null
        ? null
        : new Prepared(problem, table, memory, costs, bounds, pairs, incumbents);
  }

  /**
   * The bounds of a problem; null if the control stops it.
   *
   * @param incumbents extended at every position; null if only the bounds are wanted
   */
  static @Nullable PathBounds bounds(
      ContiguousProblem problem,
      BatchTable table,
      Memory memory,
      @Nullable Incumbents incumbents,
      Control control) {
    PathBounds bounds = new PathBounds(problem, table.weights());
    table.rewind();
    for (int from = 0; from < problem.size(); from++) {
      if (control.stop() != null) {
        return null;
      }
      int needed = incumbents == null ? from + 1 : problem.cohortReach()[from];
      table.build(from, needed, memory.ahead());
      bounds.add(table.row(from));
      if (incumbents != null) {
        incumbents.extend(from);
      }
      if (!memory.keepRows()) {
        table.drop(from);
      }
    }
    bounds.finish();
    return bounds;
  }
}
