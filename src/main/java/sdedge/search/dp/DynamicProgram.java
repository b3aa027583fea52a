package sdedge.search.dp;

import java.util.List;
import java.util.function.DoubleSupplier;
import sdedge.control.Control;
import sdedge.control.ProgressListener.Bounds;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.problem.ContiguousProblem;

/** The exact dynamic program over several problems of one instance (docs/model.md section 7). */
public final class DynamicProgram implements SearchPortfolio.SearchListener {
  private final StartingPlans starts;
  private final Control control;
  private SearchResult elsewhere;
  private SearchResult best;
  private int bestAt = Integer.MAX_VALUE;
  private double boundS;

  private DynamicProgram(StartingPlans starts, Control control) {
    this.starts = starts;
    this.control = control;
    elsewhere = starts.given();
    best = elsewhere;
  }

  /**
   * The best plan of all problems; among equally fast ones, that of the first problem.
   *
   * @param groups problems by preference; within a group they differ only in the lengths
   */
  public static SearchResult solve(
      List<List<ContiguousProblem>> groups, SearchOptions options, Control control) {
    return solve(groups, StartingPlans.NONE, options, control);
  }

  /** The best plan of all problems, no worse than some plans of theirs to begin from. */
  public static SearchResult solve(
      List<List<ContiguousProblem>> groups,
      StartingPlans starts,
      SearchOptions options,
      Control control) {
    return new DynamicProgram(starts, control).solve(groups, options);
  }

  private SearchResult solve(List<List<ContiguousProblem>> groups, SearchOptions options) {
    List<ContiguousProblem> problems = groups.stream().flatMap(List::stream).toList();
    try (Workers workers = new Workers(options.threads())) {
      List<SearchResult> results =
          new SearchPortfolio(problems, workers, options.gap(), this, control).run();
      if (results.stream().anyMatch(found -> found.termination().isLimit())) {
        ask();
      }
      return together(results);
    }
  }

  private SearchResult together(List<SearchResult> results) {
    SearchResult all = SearchResult.NONE;
    for (SearchResult result : results) {
      all = all.and(result);
    }
    all = all.and(elsewhere);
    double known = Math.max(boundS, all.boundS());
    return all.withBound(Math.min(known, all.timeS()));
  }

  @Override
  public void before(DoubleSupplier states) {
    if (starts.isDue(states)) {
      ask();
    }
  }

  private void ask() {
    elsewhere = elsewhere.and(starts.find(best));
    if (elsewhere.timeS() < best.timeS()) {
      best = elsewhere;
      bestAt = Integer.MAX_VALUE;
      notifyListener();
    }
  }

  @Override
  public double cutoffS(int index) {
    return index < bestAt ? best.timeS() * (1 + SearchResult.TIE) : best.timeS();
  }

  @Override
  public void searched(int index, SearchResult known, double boundOfAllS) {
    if (known.timeS() < best.timeS()) {
      best = known;
      bestAt = index;
    }
    bounded(boundOfAllS);
  }

  @Override
  public void bounded(double boundOfAllS) {
    boundS = Math.max(boundS, Math.min(boundOfAllS, best.timeS()));
    notifyListener();
  }

  private void notifyListener() {
    control.notified(new Bounds(best.timeS(), boundS, best.problem()));
  }
}
