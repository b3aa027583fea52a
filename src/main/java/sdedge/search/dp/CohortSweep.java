package sdedge.search.dp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.search.Counts;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;

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
  private final Queue<LabelExtension> freeWorkspaces = new ConcurrentLinkedQueue<>();
  private Counts counts = Counts.NONE;
  private Counts reported = Counts.NONE;
  private int from;
  private @Nullable Here here; // null between positions
  private long pauseAt;
  private double boundS;
  private boolean heavy; // whether the last round was worth sharing among threads

  CohortSweep(SearchState state, HeapBudget budget, Workers workers, double gap, Control control) {
    this.state = state;
    this.budget = budget;
    problem = state.problem;
    this.workers = workers;
    this.gap = gap;
    this.control = control;
    boundS = state.bounds.toEnd(0);
  }

  /**
   * Expands what can matter, from where the last call ended.
   *
   * @param cutoffS no plan slower than this is of interest, seconds
   * @param labels after how many more to pause
   * @return how the search ended; null if it is to go on
   */
  @Nullable End run(double cutoffS, long labels) {
    state.cutOff(cutoffS);
    pauseAt = counts.labels() + labels;
    if (from == 0 && here == null) {
      state.table.rewind();
    }
    for (; from < problem.size(); from++) {
      if (here != null || state.worthExpanding(from)) {
        Here at = here == null ? start() : here;
        End early =
            at == null ? earlyEnd(state.earliestS(from) + state.bounds.toEnd(from)) : expand(at);
        if (early != null || here != null) {
          return early;
        }
      }
      leave();
    }
    return new End(Termination.COMPLETED, state.upperS());
  }

  private void leave() {
    state.bounds.drop(from);
    if (!budget.keepRows()) {
      state.table.drop(from);
    }
    state.pairs.drop(from);
  }

  /** The position at which the search is: what is left to expand there. */
  private static final class Here {
    private final List<RootNode> roots;
    private WindowBounds window;
    private int done;
    private int round;

    Here(List<RootNode> roots, WindowBounds window) {
      this.roots = roots;
      this.window = window;
    }
  }

  /** The position at which the search begins to expand; null if it is stopped before. */
  private @Nullable Here start() {
    if (!state.table.build(from, problem.cohortReach()[from], budget.ahead())) {
      return null;
    }
    WindowBounds window = state.window(from, WindowBounds.NONE);
    return new Here(RootNode.of(state, from, window), window);
  }

  /**
   * How a search ended.
   *
   * @param boundS no plan is faster, unless slower than the cutoff
   */
  record End(Termination termination, double boundS) {}

  /** Expands one position in rounds; how the search ends here, or null if it goes on or pauses. */
  private @Nullable End expand(Here at) {
    here = at;
    while (at.done < at.roots.size()) {
      End early = earlyEnd(at.roots.get(at.done).scoreS());
      if (early != null || counts.labels() >= pauseAt) {
        return early;
      }
      int size = ROUND_SIZES[Math.min(at.round++, ROUND_SIZES.length - 1)];
      List<RootNode> some = at.roots.subList(at.done, Math.min(at.roots.size(), at.done + size));
      at.window = state.window(from, at.window);
      expand(some, at.window);
      early = state.stopped() == null ? null : earlyEnd(some.get(0).scoreS());
      if (early != null) {
        return early;
      }
      at.done += some.size();
    }
    here = null;
    return null;
  }

  private void expand(List<RootNode> roots, WindowBounds window) {
    double limit = state.pathLimitS();
    List<Callable<LabelExtension.Result>> jobs = new ArrayList<>();
    for (RootNode root : roots) {
      if (root.scoreS() <= limit) {
        jobs.add(() -> expand(root, window));
      }
    }
    long before = counts.labels();
    List<LabelExtension.Result> results = heavy ? workers.run(jobs) : Workers.runHere(jobs);
    for (LabelExtension.Result result : results) {
      counts = counts.plus(result.counts());
      for (LabelExtension.Completion completion : result.completions()) {
        state.offer(completion.end(), completion.prefix());
      }
    }
    heavy = counts.labels() - before > WORTH_SHARING * jobs.size();
  }

  private LabelExtension.Result expand(RootNode root, WindowBounds window) {
    LabelExtension workspace = freeWorkspaces.poll();
    if (workspace == null) {
      workspace = new LabelExtension(state, from);
    }
    LabelExtension.Result result = workspace.run(from, root.firsts(), window);
    freeWorkspaces.add(workspace);
    return result;
  }

  /** Whether the search must or may end, with roots from {@code scoreS} on not yet expanded. */
  private @Nullable End earlyEnd(double scoreS) {
    boolean stop = state.stop();
    if (!stop && gap == 0 && !control.wantsProgress()) {
      return null;
    }
    control.progress(state.upperS(), boundS(scoreS));
    Termination reason = state.stopped();
    if (reason != null) {
      return new End(reason, boundS);
    }
    boolean closeEnough = gap > 0 && state.upperS() - boundS <= gap * state.upperS();
    return closeEnough ? new End(Termination.GAP, boundS) : null;
  }

  /** The bound with roots of a score and worse left at this position, and all behind it. */
  private double boundS(double scoreS) {
    double bound = Math.min(state.upperS(), scoreS);
    for (int later = from + 1; later <= problem.cohortReach()[from]; later++) {
      bound = Math.min(bound, state.earliestS(later) + state.bounds.toEnd(later));
    }
    boundS = Math.min(Math.max(boundS, bound), state.upperS());
    return boundS;
  }

  /** No plan is faster, seconds. */
  double boundS() {
    Here at = here;
    return at == null || at.done == at.roots.size() || state.stopped() != null
        ? boundS
        : boundS(at.roots.get(at.done).scoreS());
  }

  /** Labels in all if the positions left took as many as those done with; mostly it is fewer. */
  double expectedLabels() {
    Here at = here;
    double within = at == null ? 0 : (double) at.done / at.roots.size();
    double done = (from + within) / problem.size();
    return done == 0 ? counts.labels() : counts.labels() / done;
  }

  /** When the best plan found ends, seconds. */
  double timeS() {
    return state.earliestS(problem.size());
  }

  /** The best plan found. */
  Partition best() {
    return state.earliest(problem.size()).partition(state.table.pricing());
  }

  /** What was looked at since the last question. */
  Counts takeCounts() {
    Counts taken = counts.minus(reported);
    reported = counts;
    return taken;
  }

  /**
   * A set of first batches whose cohorts are expanded together: one where the closing cost depends
   * on the first batch, all of them elsewhere.
   *
   * @param firsts indices in the row of the position
   * @param scoreS no plan through one of them ends earlier, seconds: when the drafter side of step
   *     1 is done at the earliest, the residual bound of the batch, and the path from its end, for
   *     the best θ
   */
  @SuppressWarnings("ArrayRecordComponent") // handed to the expansion as it is
  record RootNode(int[] firsts, double scoreS) {

    /** The roots at a position that may begin a plan fast enough, the most promising first. */
    static List<RootNode> of(SearchState state, int from, WindowBounds window) {
      BatchRow row = state.table.row(from);
      double limit = state.pathLimitS();
      if (!state.costs.wraps()) {
        double score = state.earliestS(from) + state.bounds.toEnd(from);
        return score > limit
            ? List.of()
            : List.of(new RootNode(IntStream.range(0, row.count).toArray(), score));
      }
      List<RootNode> roots = new ArrayList<>();
      for (int first = 0; first < row.count; first++) {
        double score = score(state, row, first, window);
        if (score <= limit) {
          roots.add(new RootNode(new int[] {first}, score));
        }
      }
      roots.sort(Comparator.comparingDouble(RootNode::scoreS));
      return roots;
    }

    /** The score of one first batch; infinite if the window bounds rule it out. */
    private static double score(SearchState state, BatchRow row, int first, WindowBounds window) {
      double begin = Math.max(state.earliestS(row.start), row.ready[first]);
      double clock = begin + row.firstA(first) + state.costs.opening(row, first);
      double[][] weights = state.table.weights();
      int end = row.end(first);
      double score = 0;
      for (int t = 0; t < weights.length; t++) {
        double residual = weights[t][0] * row.laterA[first] + weights[t][1] * row.allB[first];
        if (clock + residual > window.latest(t, end)) {
          return Double.POSITIVE_INFINITY;
        }
        score = Math.max(score, clock + residual + state.bounds.toEnd(t, end));
      }
      return score;
    }
  }
}
