package sdedge.search.dp;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.search.problem.BatchPricing;
import sdedge.search.problem.ContiguousProblem;

/**
 * The batch rows of a problem. A search reads the rows of one window at a time and moves on: rows
 * are built some way ahead of it, by all threads, and dropped behind it. For one searching thread;
 * others may read the rows of its window.
 */
final class BatchTable {
  /** Batches from which on a helping thread builds more than it takes to wake it. */
  private static final int WORTH_SHARING = 4_000;

  private static final double VALUES_PER_CHOICE = 7; // sums of a row, beside the weighted ones

  private final ContiguousProblem problem;
  private final BatchPricing pricing;
  private final double[][] weights;
  private final Workers workers;
  private final Control control;
  private final @Nullable BatchRow[] rows;
  private int ready; // the rows before it are built, as far as they are not dropped

  /**
   * A table without rows.
   *
   * @param weights (θ, 1 − θ) by θ
   */
  BatchTable(
      ContiguousProblem problem,
      BatchPricing pricing,
      double[][] weights,
      Workers workers,
      Control control) {
    this.problem = problem;
    this.pricing = pricing;
    this.weights = weights;
    this.workers = workers;
    this.control = control;
    rows = new BatchRow[problem.size()];
  }

  /** What the choices of batches mean. */
  BatchPricing pricing() {
    return pricing;
  }

  /** (θ, 1 − θ) by θ. */
  double[][] weights() {
    return weights;
  }

  /** Goes back to the first position, for another pass. */
  void rewind() {
    ready = 0;
  }

  /**
   * Makes sure that the rows from {@code from} to {@code to} − 1 are there; false if the control
   * stops that, since a window of long answers takes seconds.
   *
   * @param ahead how many rows behind those may be built too
   */
  boolean build(int from, int to, int ahead) {
    if (ready >= to) {
      return true;
    }
    int first = Math.max(ready, from);
    int last = (int) Math.min(problem.size(), Math.max(to, (long) first + ahead));
    List<Callable<Boolean>> jobs =
        IntStream.range(first, last)
            .filter(start -> rows[start] == null)
            .<Callable<Boolean>>mapToObj(start -> () -> build(start))
            .toList();
    boolean shared = choices(first, last) >= WORTH_SHARING;
    if ((shared ? workers.run(jobs) : Workers.runHere(jobs)).contains(false)) {
      return false;
    }
    ready = last;
    return true;
  }

  private boolean build(int start) {
    if (control.isStopped()) {
      return false;
    }
    rows[start] = new BatchRow(start, pricing.from(start), problem.readyS(), weights);
    return true;
  }

  private double choices(int from, int to) {
    return IntStream.range(from, to).mapToDouble(pricing::choices).sum();
  }

  /** The row of a start position, which must have been built. */
  BatchRow row(int start) {
    return Objects.requireNonNull(rows[start]);
  }

  /** Frees the row of a start position. */
  void drop(int start) {
    rows[start] = null;
  }

  /** Bytes of a row, whether built or not. */
  double bytes(int start) {
    double perChoice = VALUES_PER_CHOICE + weights.length;
    return (2 * pricing.steps(start) + perChoice * pricing.choices(start)) * Double.BYTES;
  }
}
