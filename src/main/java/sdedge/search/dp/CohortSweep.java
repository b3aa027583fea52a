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
import sdedge.search.Termination;

/**
 * Goes once over the positions of an order and expands each: T(j) = min over cohort starts i of the
 * cohort cost from T(i). Starting a cohort later never helps.
 */
final class CohortSweep {
  /** First batches expanded between two looks at what was found; fixed, so results are too. */
  private static final int[] ROUND_SIZES = {2, 4, 8, 16};

  /** Labels per first batch from which on handing it to another thread pays. */
  private static final long WORTH_SHARING = 200;

  private final SearchState state;
  private final ContiguousProblem problem;
  private final HeapBudget budget;
  private final Workers workers;
  private final double gap;
  private final Control control;
  private final Queue<Expansion> idle = new ConcurrentLinkedQueue<>();
  private Counts counts = Counts.NONE;
  private boolean heavy; // whether the last round was worth sharing among threads

  CohortSweep(SearchState state, HeapBudget budget, Workers workers, double gap, Control control) {
    this.state = state;
    this.budget = budget;
    problem = state.problem;
    this.workers = workers;
    this.gap = gap;
    this.control = control;
  }

  /** Expands everything that can matter, from the prefixes known so far. */
  ContiguousSearch.Result run() {
    return result(expandAll());
  }

  private End expandAll() {
    state.table.rewind();
    for (int from = 0; from < problem.size(); from++) {
      if (state.worthExpanding(from)) {
        End early = expand(from);
        if (early != null) {
          return early;
        }
      }
      state.bounds.drop(from);
      if (!budget.keepRows()) {
        state.table.drop(from);
      }
      state.pairs.drop(from);
    }
    return new End(Termination.COMPLETED, state.upperS());
  }

  private record End(Termination termination, double boundS) {}

  /** Expands one position in rounds; how the search ends here, or null if it goes on. */
  private @Nullable End expand(int from) {
    state.table.build(from, problem.cohortReach()[from], budget.ahead());
    WindowBounds window = state.window(from, WindowBounds.NONE);
    List<Root> roots = Root.of(state, from, window);
    int done = 0;
    for (int round = 0; done < roots.size(); round++) {
      End early = earlyEnd(from, roots.get(done).scoreS());
      if (early != null) {
        return early;
      }
      int size = ROUND_SIZES[Math.min(round, ROUND_SIZES.length - 1)];
      List<Root> some = roots.subList(done, Math.min(roots.size(), done + size));
      double firstScore = some.get(0).scoreS();
      window = state.window(from, window);
      expand(from, some, window);
      early = state.stopped() == null ? null : earlyEnd(from, firstScore);
      if (early != null) {
        return early;
      }
      done += some.size();
    }
    return null;
  }

  private void expand(int from, List<Root> roots, WindowBounds window) {
    double limit = state.pathLimitS();
    List<Callable<Expansion.Result>> jobs = new ArrayList<>();
    for (Root root : roots) {
      if (root.scoreS() <= limit) {
        jobs.add(() -> expand(from, root, window));
      }
    }
    long before = counts.labels();
    List<Expansion.Result> results = heavy ? workers.run(jobs) : Workers.runHere(jobs);
    for (Expansion.Result result : results) {
      counts = counts.plus(result.counts());
      for (Expansion.Completion completion : result.completions()) {
        state.offer(completion.end(), completion.prefix());
      }
    }
    heavy = counts.labels() - before > WORTH_SHARING * jobs.size();
  }

  private Expansion.Result expand(int from, Root root, WindowBounds window) {
    Expansion workspace = idle.poll();
    if (workspace == null) {
      workspace = new Expansion(state, from);
    }
    Expansion.Result result = workspace.run(from, root.firsts(), window);
    idle.add(workspace);
    return result;
  }

  /** Whether the search must or may end, with roots from {@code scoreS} on not yet expanded. */
  private @Nullable End earlyEnd(int from, double scoreS) {
    boolean stop = state.stop();
    if (!stop && gap == 0 && !control.wantsProgress()) {
      return null;
    }
    double bound = Math.min(state.upperS(), scoreS);
    for (int later = from + 1; later <= problem.cohortReach()[from]; later++) {
      bound = Math.min(bound, state.deadlines.atLeastS(later, state.earliestS(later)));
    }
    bound = Math.max(bound, state.deadlines.leastS());
    control.progress(state.upperS(), bound);
    Termination reason = state.stopped();
    if (reason != null) {
      return new End(reason, Math.min(bound, state.upperS()));
    }
    boolean closeEnough = gap > 0 && state.upperS() - bound <= gap * state.upperS();
    return closeEnough ? new End(Termination.GAP, Math.min(bound, state.upperS())) : null;
  }

  private ContiguousSearch.Result result(End end) {
    double timeS = state.earliestS(problem.size());
    if (timeS > state.upperS()) {
      return new ContiguousSearch.Result(
          null, Double.POSITIVE_INFINITY, end.boundS(), end.termination(), counts);
    }
    Prefix best = state.earliest(problem.size());
    return new ContiguousSearch.Result(
        best.partition(state.table.pricing()), timeS, end.boundS(), end.termination(), counts);
  }
}
