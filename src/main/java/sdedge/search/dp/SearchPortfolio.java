package sdedge.search.dp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import sdedge.control.Control;
import sdedge.control.ProgressListener.Bounds;
import sdedge.control.ProgressListener.ManyLabels;
import sdedge.control.Termination;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.problem.ContiguousProblem;

/**
 * Searches of several problems that share the time (docs/model.md section 7, "Interrupted runs").
 * First all are bounded, which finds good plans of each. Then they go on in slices that double:
 * every other one for the search of the least bound, which holds down that of the whole, the rest
 * for the one that had least. Slices are counted in labels, so that results do not depend on the
 * clock.
 */
public final class SearchPortfolio {
  private static final long FIRST_LABELS = 2_000;
  private static final long MANY_LABELS = 500_000; // about a second
  private static final long SOME_LABELS = 20_000; // enough to extrapolate from
  private static final double VERY_MANY_LABELS = 1e9; // extrapolated: may be hundred times more

  private final List<ContiguousSearch> all = new ArrayList<>();
  private final SearchListener listener;
  private final Control control;
  private long reportAt = SOME_LABELS;

  /** Who uses what is found while the searches go on. */
  public interface SearchListener {
    /**
     * Comes before every step.
     *
     * @param states that it looks at before it can be stopped with a plan
     */
    default void before(DoubleSupplier states) {}

    /** Plans of a problem that are slower than this are of no interest, seconds. */
    double cutoffS(int index);

    /**
     * Is notified after every step of a search what is known of its problem.
     *
     * @param boundS of all problems, as far as they are not cut off
     */
    void searched(int index, SearchResult known, double boundS);

    /** Is notified within a step, when somebody wants to know. */
    void bounded(double boundS);
  }

  SearchPortfolio(
      List<ContiguousProblem> problems,
      Workers workers,
      double gap,
      SearchListener listener,
      Control control) {
    this.listener = listener;
    this.control = control;
    for (ContiguousProblem problem : problems) {
      Control own = control.meaning(meaning(all.size()));
      all.add(new ContiguousSearch(problem, workers, gap, problems.size(), own));
    }
  }

  /**
   * Searches to proofs until all are over or the control says to stop.
   *
   * @return by problem
   */
  public static List<SearchResult> run(
      List<ContiguousProblem> problems,
      SearchOptions options,
      SearchListener listener,
      Control control) {
    try (Workers workers = new Workers(options.threads())) {
      return new SearchPortfolio(problems, workers, 0, listener, control).run();
    }
  }

  /** Searches until all are over or the control says to stop; results by problem. */
  List<SearchResult> run() {
    try {
      search();
    } finally { // a failure keeps nothing of the heap either
      all.forEach(ContiguousSearch::release);
    }
    Termination stopped = control.stop();
    Termination unfinished = stopped == null ? Termination.INTERRUPTED : stopped;
    return all.stream().map(search -> search.result(unfinished)).toList();
  }

  private void search() {
    for (int index = 0; index < all.size() && control.stop() == null; index++) {
      ContiguousProblem next = all.get(index).problem();
      listener.before(() -> next.choices().states());
      all.get(index).prepare();
      notifyListener(index);
    }
    int next = control.stop() == null ? next(0) : -1;
    for (int slice = 1; next >= 0; slice++) {
      ContiguousSearch search = all.get(next);
      listener.before(() -> 0);
      search.advance(listener.cutoffS(next), Math.max(FIRST_LABELS, search.labels()));
      notifyListener(next);
      reportMany();
      next = control.stop() == null ? next(slice) : -1;
    }
  }

  private void reportMany() {
    long labels = all.stream().mapToLong(ContiguousSearch::labels).sum();
    if (labels < reportAt) {
      return;
    }
    double expected = all.stream().mapToDouble(ContiguousSearch::expectedLabels).sum();
    if (labels >= MANY_LABELS || expected >= VERY_MANY_LABELS) {
      reportAt = 2 * labels;
      control.notified(new ManyLabels(labels, expected));
    }
  }

  private void notifyListener(int index) {
    listener.searched(index, all.get(index).known(Termination.INTERRUPTED), boundS());
  }

  /** The search to go on with; negative if all are over. */
  private int next(int slice) {
    int best = -1;
    for (int index = 0; index < all.size(); index++) {
      ContiguousSearch search = all.get(index);
      if (!search.isOver() && (best < 0 || isBefore(search, all.get(best), slice))) {
        best = index;
      }
    }
    return best;
  }

  private static boolean isBefore(ContiguousSearch search, ContiguousSearch other, int slice) {
    return (slice % 2 == 0 || search.labels() == other.labels())
        ? search.boundS() < other.boundS()
        : search.labels() < other.labels();
  }

  private double boundS() {
    return all.stream().mapToDouble(ContiguousSearch::boundS).min().orElse(0);
  }

  /** What one search knows, as what it means for all. */
  private Consumer<Bounds> meaning(int index) {
    return known -> {
      double least = known.boundS();
      for (int other = 0; other < all.size(); other++) {
        least = other == index ? least : Math.min(least, all.get(other).boundS());
      }
      listener.bounded(least);
    };
  }
}
