package sdedge.check.model;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A batch of a plan that has not begun. Its times are computed when they are asked for, and given
 * away when it begins: those of all batches of a large plan take more memory than there is.
 */
final class PendingBatch {
  private final PlannedBatch planned;
  private final Supplier<BatchTimes> pricing;
  private @Nullable BatchTimes times;

  PendingBatch(PlannedBatch planned, Supplier<BatchTimes> pricing) {
    this.planned = planned;
    this.pricing = pricing;
  }

  PlannedBatch planned() {
    return planned;
  }

  /** Its times, to look ahead. */
  BatchTimes times() {
    BatchTimes known = times == null ? pricing.get() : times;
    times = known;
    return known;
  }

  /** The batch as it begins, which happens once. */
  BatchRun begin() {
    BatchRun run = new BatchRun(planned, times());
    times = null;
    return run;
  }
}
