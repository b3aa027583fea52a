package sdedge.search.dp;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;
import sdedge.search.Counts;
import sdedge.search.Partition;
import sdedge.search.Termination;

/**
 * The exact search over all plans contiguous in one order (docs/model.md section 7).
 *
 * <p>Where uploads take long, delays vanish in waiting and very many plans are equally fast. A
 * first pass then proves the optimum without regard to preference; a second one, which knows it,
 * finds the preferred plan, unless it takes {@value #PATIENCE} times the labels of the first.
 */
final class ContiguousSearch {
  /** Uploads matter if the last one ends after this part of the bound. */
  private static final double LONG_UPLOADS = 0.05;

  private static final int PATIENCE = 10;
  private static final int FREE_LABELS = 1_000_000;

  private final ContiguousProblem problem;
  private final Workers workers;
  private final double gap;
  private final Set<Pruning> rules;
  private final Control control;

  /**
   * The result of a search.
   *
   * @param best the fastest plan found, of equally fast ones the preferred; null if none is as fast
   *     as the cutoff
   * @param timeS when it ends, seconds; infinite if there is none
   * @param boundS no plan of the problem ends earlier, unless later than the cutoff
   * @param termination {@code COMPLETED} if no plan is faster
   */
  record Result(
      @Nullable Partition best,
      double timeS,
      double boundS,
      Termination termination,
      Counts counts) {
    Result withBound(double newBoundS) {
      return new Result(best, timeS, newBoundS, termination, counts);
    }
  }

  ContiguousSearch(
      ContiguousProblem problem, Workers workers, double gap, Set<Pruning> rules, Control control) {
    this.rules = rules;
    this.problem = problem;
    this.workers = workers;
    this.gap = gap;
    this.control = control;
  }

  /**
   * Searches for plans that end no later than a cutoff.
   *
   * @param cutoffS seconds; infinite to find the optimum in any case
   */
  Result run(double cutoffS) {
    BatchTable table = new BatchTable(problem, SlotCosts.of(problem.pipeline()).weights(), workers);
    Memory memory = Memory.forecast(problem, table);
    control.forecast(memory.forecast(problem.size()));
    if (!memory.fits()) {
      return unknown(Termination.MEMORY_LIMIT);
    }
    Prepared prepared = Prepared.of(problem, table, memory, control);
    if (prepared == null) {
      Termination reason = control.stop();
      return unknown(reason == null ? Termination.INTERRUPTED : reason);
    }
    double lastReadyS = Arrays.stream(problem.readyS()).max().orElse(0);
    boolean twice = lastReadyS > LONG_UPLOADS * prepared.bounds().toEnd(0);
    SearchState state = new SearchState(prepared, cutoffS, !twice, Long.MAX_VALUE, rules, control);
    Result first = new Pass(state, memory, workers, gap, control).run();
    if (!twice || first.best() == null || first.termination() != Termination.COMPLETED) {
      return first;
    }
    try {
      long labels = FREE_LABELS + PATIENCE * first.counts().labels();
      SearchState known = new SearchState(prepared, first.timeS(), true, labels, rules, control);
      Pass second = new Pass(known, memory, workers, 0, control);
      return preferred(first, second.run(), second.gaveUp());
    } catch (OutOfMemoryError full) {
      return first; // nothing is faster, whatever the second pass would have preferred
    }
  }

  /** The optimum as proven first; its plan from the second pass if that came to an end. */
  private static Result preferred(Result first, Result second, boolean gaveUp) {
    boolean done = second.termination() == Termination.COMPLETED && !gaveUp;
    return new Result(
        done && second.best() != null ? second.best() : first.best(),
        first.timeS(),
        first.boundS(),
        Termination.COMPLETED,
        first.counts().plus(second.counts()));
  }

  private static Result unknown(Termination reason) {
    return new Result(null, Double.POSITIVE_INFINITY, 0, reason, Counts.NONE);
  }
}
