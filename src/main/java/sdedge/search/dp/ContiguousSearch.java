package sdedge.search.dp;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;
import sdedge.search.Counts;
import sdedge.search.Partition;
import sdedge.search.SearchResult;
import sdedge.search.Termination;

/**
 * The exact search over all plans contiguous in one order (MODEL.md section 7): T(j) = min over
 * cohort starts i of the cohort cost from T(i), each cohort by {@link Expansion}. Starting a cohort
 * later never helps, so positions are expanded in order, each once.
 */
final class ContiguousSearch {
  /** First batches expanded between two looks at what was found; fixed, so results are too. */
  private static final int[] ROUND_SIZES = {2, 4, 8, 16};

  private final ContiguousProblem problem;
  private final Workers workers;
  private final double gap;
  private final Control control;
  private final Queue<Expansion> idle = new ConcurrentLinkedQueue<>();
  private Counts counts = Counts.NONE;

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
      Counts counts) {}

  ContiguousSearch(ContiguousProblem problem, Workers workers, double gap, Control control) {
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
    BatchTable table = new BatchTable(problem);
    Memory memory = Memory.forecast(problem, table);
    if (!memory.fits()) {
      return new Result(null, Double.POSITIVE_INFINITY, 0, Termination.MEMORY_LIMIT, counts);
    }
    SlotCosts costs = SlotCosts.of(problem.pipeline());
    PathBounds bounds = PathBounds.of(problem, table, costs.weights(), memory.keepRows(), control);
    if (bounds == null) {
      return new Result(null, Double.POSITIVE_INFINITY, 0, stopReason(), counts);
    }
    PairCosts pairs = new PairCosts(problem, costs, memory.pairBytes());
    SearchState state = new SearchState(problem, table, costs, bounds, pairs, cutoffS, control);
    if (state.worthExpanding(0)) {
      new Incumbents(state).find(memory.keepRows());
    }
    return result(state, expandAll(state, memory.keepRows()));
  }

  private Termination stopReason() {
    Termination reason = control.stop();
    return reason == null ? Termination.INTERRUPTED : reason;
  }

  /** Expands position after position; the bound on all that is still open, and why it ended. */
  private End expandAll(SearchState state, boolean keepRows) {
    for (int from = 0; from < problem.size(); from++) {
      if (state.worthExpanding(from)) {
        End early = expand(state, from);
        if (early != null) {
          return early;
        }
      }
      if (!keepRows) {
        state.table.drop(from);
      }
      if (from + 1 < problem.size()) {
        state.pairs.drop(from + 1);
      }
    }
    return new End(Termination.COMPLETED, state.upperS());
  }

  private record End(Termination termination, double boundS) {}

  /** Expands one position in rounds; how the search ends here, or null if it goes on. */
  private @Nullable End expand(SearchState state, int from) {
    for (int position = from; position < problem.cohortReach()[from]; position++) {
      state.table.row(position); // built here, so that threads only read
    }
    List<Root> roots = Root.of(state, from);
    int done = 0;
    for (int round = 0; done < roots.size(); round++) {
      End early = earlyEnd(state, from, roots.get(done).scoreS());
      if (early != null) {
        return early;
      }
      int size = ROUND_SIZES[Math.min(round, ROUND_SIZES.length - 1)];
      List<Root> some = roots.subList(done, Math.min(roots.size(), done + size));
      double firstScore = some.get(0).scoreS();
      expand(state, from, some);
      early = state.stopped() == null ? null : earlyEnd(state, from, firstScore);
      if (early != null) {
        return early;
      }
      done += some.size();
    }
    return null;
  }

  private void expand(SearchState state, int from, List<Root> roots) {
    WindowBounds window = state.window(from);
    double upper = state.upperS() + state.tieS();
    List<Callable<Expansion.Result>> jobs = new ArrayList<>();
    for (Root root : roots) {
      if (root.scoreS() <= upper) {
        jobs.add(() -> expand(state, from, root, window));
      }
    }
    List<Expansion.Result> results = workers.run(jobs);
    for (Expansion.Result result : results) {
      counts = counts.plus(result.counts());
      for (Expansion.Completion completion : result.completions()) {
        state.prefixes[completion.end()].add(completion.prefix(), state.tieS());
      }
    }
  }

  private Expansion.Result expand(SearchState state, int from, Root root, WindowBounds window) {
    Expansion workspace = idle.poll();
    if (workspace == null) {
      workspace = new Expansion(state);
    }
    Expansion.Result result = workspace.run(from, root.firsts(), window);
    idle.add(workspace);
    return result;
  }

  /** Whether the search must or may end, with roots from {@code scoreS} on not yet expanded. */
  private @Nullable End earlyEnd(SearchState state, int from, double scoreS) {
    boolean stop = state.stop();
    if (!stop && gap == 0 && !control.wantsProgress()) {
      return null;
    }
    double bound = Math.min(state.upperS(), scoreS);
    for (int later = from + 1; later < problem.size(); later++) {
      bound = Math.min(bound, state.prefixes[later].earliestS() + state.bounds.toEnd(later));
    }
    bound = Math.max(bound, state.bounds.toEnd(0));
    control.progress(state.upperS(), bound);
    Termination reason = state.stopped();
    if (reason != null) {
      return new End(reason, Math.min(bound, state.upperS()));
    }
    boolean closeEnough = gap > 0 && state.upperS() - bound <= gap * state.upperS();
    return closeEnough ? new End(Termination.GAP, Math.min(bound, state.upperS())) : null;
  }

  private Result result(SearchState state, End end) {
    PrefixSet complete = state.prefixes[problem.size()];
    Prefix best = null;
    for (Prefix prefix : complete.all()) {
      boolean fast = prefix.timeS() <= complete.earliestS() * (1 + SearchResult.TIE);
      if (fast && (best == null || prefix.compareCuts(best) < 0)) {
        best = prefix;
      }
    }
    if (best == null || complete.earliestS() > state.upperS() + state.tieS()) {
      return new Result(null, Double.POSITIVE_INFINITY, end.boundS(), end.termination(), counts);
    }
    return new Result(
        best.partition(), complete.earliestS(), end.boundS(), end.termination(), counts);
  }
}
