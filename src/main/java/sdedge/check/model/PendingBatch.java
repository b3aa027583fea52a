package sdedge.check.model;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A batch of a plan that has not begun. Its times are computed when they are asked for, and given
 * away when it begins: those of all batches of a large plan take more memory than there is.
 */
final class PendingBatch {
  private final int cohort;
  private final int position;
  private final ResultPlan.Batch batch;
  private final double readyS;
  private final Supplier<BatchTimes> pricing;
  private @Nullable BatchTimes times;

  /**
   * @param cohort from 1
   * @param position in its cohort, from 1
   * @param readyS U
   */
  PendingBatch(
      int cohort,
      int position,
      ResultPlan.Batch batch,
      double readyS,
      Supplier<BatchTimes> pricing) {
    this.cohort = cohort;
    this.position = position;
    this.batch = batch;
    this.readyS = readyS;
    this.pricing = pricing;
  }

  int cohort() {
    return cohort;
  }

  ResultPlan.Batch batch() {
    return batch;
  }

  double readyS() {
    return readyS;
  }

  /** Its times, to look ahead. */
  BatchTimes times() {
    BatchTimes known = times == null ? pricing.get() : times;
    times = known;
    return known;
  }

  /** The batch as it begins, which happens once. */
  BatchRun begin() {
    BatchRun run = new BatchRun(cohort, position, batch, times(), readyS);
    times = null;
    return run;
  }
}
