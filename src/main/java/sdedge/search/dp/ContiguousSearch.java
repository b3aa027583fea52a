package sdedge.search.dp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.control.ProgressListener.Forecast;
import sdedge.control.Termination;
import sdedge.search.Counts;
import sdedge.search.SearchResult;
import sdedge.search.problem.BatchPricing;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;

/**
 * The exact search over all plans contiguous in one order (docs/model.md section 7), in pieces: a
 * pass that bounds all plans and finds some, then slices, until it is over.
 */
final class ContiguousSearch {
  private final ContiguousProblem problem;
  private final Workers workers;
  private final double gap;
  private final Control control;
  private final int beside;
  private final HeapShare memory = new HeapShare();
  private @Nullable CohortSweep sweep; // between slices, while memory allows
  private @Nullable Partition best;
  private double timeS = Double.POSITIVE_INFINITY;
  private double boundS;
  private @Nullable Termination end;
  private Counts counts = Counts.NONE;

  /**
   * A search that has not begun.
   *
   * @param beside how many searches share the memory, itself included
   */
  ContiguousSearch(
      ContiguousProblem problem, Workers workers, double gap, int beside, Control control) {
    this.problem = problem;
    this.workers = workers;
    this.gap = gap;
    this.beside = beside;
    boundS = Arrays.stream(problem.readyS()).max().orElse(0);
    this.control = control;
  }

  /** Bounds all plans and finds some, in one pass over the order. */
  void prepare() {
    begin();
    releaseUnlessHeld();
  }

  /**
   * Goes on for a while.
   *
   * @param cutoffS slower plans are of no interest, seconds
   * @param labels after how many more to pause
   */
  void advance(double cutoffS, long labels) {
    if (boundS > cutoffS * (1 + SearchResult.TIE)) {
      over(Termination.COMPLETED);
      return;
    }
    CohortSweep running = sweep == null ? begin() : sweep;
    if (running != null) {
      take(running, running.run(cutoffS, labels));
    }
    releaseUnlessHeld();
  }

  private void releaseUnlessHeld() {
    if (sweep == null) {
      memory.release();
    }
  }

  /** Forgets how far it is, but not what it found. */
  void release() {
    sweep = null;
    memory.release();
  }

  private @Nullable CohortSweep begin() {
    BatchPricing pricing = BatchPricing.of(problem, control);
    if (pricing == null) {
      Termination reason = control.stop();
      over(reason == null ? Termination.MEMORY_LIMIT : reason);
      return null;
    }
    double[][] weights = SlotCosts.of(problem.pipeline()).weights(problem);
    BatchTable table = new BatchTable(problem, pricing, weights, workers, control);
    HeapBudget budget = HeapBudget.forecast(problem, table, beside);
    control.notified(budget.forecast(problem.size()));
    if (!budget.fits() || !memory.take(budget.heldBytes())) {
      outOfMemory(table, budget);
      return null;
    }
    SearchState state = SearchState.of(problem, table, budget, memory, control);
    if (state == null) {
      Termination reason = control.stop();
      over(reason == null ? Termination.INTERRUPTED : reason);
      return null;
    }
    CohortSweep fresh = new CohortSweep(state, budget, workers, gap, control);
    sweep = budget.holds() ? fresh : null;
    boundS = Math.max(boundS, state.bounds.toEnd(0));
    keep(fresh);
    return fresh;
  }

  /** A bound is all there is memory for. */
  private void outOfMemory(BatchTable table, HeapBudget budget) {
    over(Termination.MEMORY_LIMIT);
    if (budget.rowFits() && budget.states() * Forecast.SECONDS_PER_STATE < control.leftS()) {
      PathBounds paths = PathBounds.of(problem, table, budget.rowByRow(), null, control);
      boundS = paths == null ? boundS : Math.max(boundS, paths.toEnd(0));
    }
  }

  private void take(CohortSweep running, CohortSweep.@Nullable End pause) {
    counts = counts.plus(running.takeCounts());
    boundS = Math.max(boundS, running.boundS());
    keep(running);
    if (pause != null) {
      over(pause.termination());
      boundS = pause.boundS();
    }
  }

  private void keep(CohortSweep running) {
    if (running.timeS() < timeS) {
      timeS = running.timeS();
      best = running.best();
    }
  }

  private void over(Termination reason) {
    end = reason;
    sweep = null;
  }

  /** Whether there is nothing left to do. */
  boolean isOver() {
    return end != null;
  }

  /** No plan is faster, unless slower than the cutoff, seconds. */
  double boundS() {
    return boundS;
  }

  /** Labels so far. */
  long labels() {
    return counts.labels();
  }

  /** Labels in all, extrapolated from the positions that it is done with. */
  double expectedLabels() {
    return sweep == null ? labels() : sweep.expectedLabels();
  }

  ContiguousProblem problem() {
    return problem;
  }

  /**
   * What is known now.
   *
   * @param unfinished why it is not over, if it is not
   */
  SearchResult result(Termination unfinished) {
    if (end != Termination.COMPLETED) { // once more a bound that does not depend on how far it got
      boundS = Math.max(boundS, SingleTaskBound.of(problem));
    }
    return known(unfinished);
  }

  /** The best plan and bound so far, without proving more at the end. */
  SearchResult known(Termination unfinished) {
    return new SearchResult(
        best == null ? null : problem,
        best,
        timeS,
        Math.min(boundS, timeS),
        end == null ? unfinished : end,
        counts);
  }
}
