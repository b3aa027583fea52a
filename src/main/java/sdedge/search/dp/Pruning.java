package sdedge.search.dp;

import sdedge.search.dp.CohortSweep.RootNode;

/**
 * The rules by which the search leaves out what cannot matter. None changes a result: each is
 * proven where it is implemented, and can be switched off to compare.
 */
enum Pruning {
  /** Labels of a state that another one replaces: {@link ParetoSet}. */
  DOMINANCE,
  /** Labels whose value exceeds R_θ: {@link WindowBounds#latest}. */
  VALUE,
  /** Labels whose later steps come too late after the last upload: {@link WindowBounds#later}. */
  LATER_STEPS,
  /** Batches too long for the earliest label that could come before: {@link LabelPruning}. */
  BATCH,
  /** First batches and positions no plan through which is fast enough: {@link RootNode}. */
  PATH
}
