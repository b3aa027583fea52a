package sdedge.search.dp;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.Termination;

/** The exact dynamic program over several problems of one instance (docs/model.md section 7). */
public final class DynamicProgram implements Searches.Course {
  private static final Set<Termination> LIMITS =
      EnumSet.of(Termination.TIME_LIMIT, Termination.MEMORY_LIMIT);

  private final double cutoffS;
  private final StartingPlans starts;
  private List<ContiguousProblem> problems = List.of();
  private final Control control;
  private SearchResult elsewhere;
  private boolean asked; // for more starting plans
  private double bestS = Double.POSITIVE_INFINITY;
  private int bestAt = Integer.MAX_VALUE;
  private double boundS;

  private DynamicProgram(StartingPlans starts, double cutoffS, Control control) {
    this.starts = starts;
    this.cutoffS = cutoffS;
    this.control = control;
    elsewhere = starts.given();
    bestS = elsewhere.timeS();
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

  /** As {@link #solve(List, SearchOptions, Control)}, and no worse than some plans of the same. */
  public static SearchResult solve(
      List<List<ContiguousProblem>> groups,
      StartingPlans starts,
      SearchOptions options,
      Control control) {
    DynamicProgram course = new DynamicProgram(starts, Double.POSITIVE_INFINITY, control);
    return course.solve(groups, options, EnumSet.allOf(Pruning.class));
  }

  /**
   * The best plan of all problems that is no slower than a cutoff.
   *
   * @return without a plan if there is none; its bound then may be the cutoff
   */
  public static SearchResult solve(
      List<List<ContiguousProblem>> groups,
      SearchOptions options,
      double cutoffS,
      Control control) {
    DynamicProgram course = new DynamicProgram(StartingPlans.NONE, cutoffS, control);
    return course.solve(groups, options, EnumSet.allOf(Pruning.class));
  }

  /** As {@link #solve(List, SearchOptions, Control)}, with some of the rules only. */
  static SearchResult solve(
      List<List<ContiguousProblem>> groups,
      SearchOptions options,
      Set<Pruning> rules,
      Control control) {
    return new DynamicProgram(StartingPlans.NONE, Double.POSITIVE_INFINITY, control)
        .solve(groups, options, rules);
  }

  private SearchResult solve(
      List<List<ContiguousProblem>> groups, SearchOptions options, Set<Pruning> rules) {
    problems = groups.stream().flatMap(List::stream).toList();
    try (Workers workers = new Workers(options.threads())) {
      List<SearchResult> results =
          new Searches(problems, workers, options.gap(), rules, this, control).run();
      if (results.stream().anyMatch(found -> LIMITS.contains(found.termination()))) {
        before(() -> Double.POSITIVE_INFINITY);
      }
      return best(results);
    }
  }

  private SearchResult best(List<SearchResult> results) {
    SearchResult best = SearchResult.NONE;
    for (SearchResult result : results) {
      best = best.and(result.timeS() > cutoffS ? result.withoutPlan() : result);
    }
    best = best.and(elsewhere);
    double known = Math.max(boundS, best.boundS());
    return best.withBound(Math.min(Math.min(known, best.timeS()), cutoffS));
  }

  @Override
  public void before(DoubleSupplier states) {
    if (!asked && starts.isDue(states)) {
      asked = true;
      elsewhere = elsewhere.and(starts.find());
      if (elsewhere.timeS() < bestS) {
        bestS = elsewhere.timeS();
        bestAt = Integer.MAX_VALUE;
        control.progress(bestS, boundS, ofBest());
      }
    }
  }

  @Override
  public double cutoffS(int index) {
    double tied = index < bestAt ? bestS * (1 + SearchResult.TIE) : bestS;
    return Math.min(cutoffS, tied);
  }

  @Override
  public void heard(int index, SearchResult known, double boundOfAllS) {
    if (known.timeS() < bestS && known.timeS() <= cutoffS) {
      bestS = known.timeS();
      bestAt = index;
    }
    bounded(boundOfAllS);
  }

  @Override
  public void bounded(double boundOfAllS) {
    boundS = Math.max(boundS, Math.min(boundOfAllS, bestS));
    control.progress(bestS, boundS, ofBest());
  }

  private @Nullable ContiguousProblem ofBest() {
    return bestAt < problems.size() ? problems.get(bestAt) : elsewhere.problem();
  }
}
