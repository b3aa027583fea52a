package sdedge.search.asynchronous;

import java.util.List;
import java.util.function.Supplier;
import sdedge.plan.Batch;

/** A kind of change of a plan of batches. */
interface BatchMove {
  /**
   * The plans that one batch is changed in, made when asked for, always in the same sequence; those
   * that do not fit in memory too.
   */
  List<Supplier<List<Batch>>> of(EditedPlan plan, int m);
}
