package sdedge.search.dp;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;

/** The exact dynamic program over several problems of one instance (docs/model.md section 7). */
public final class DynamicProgram implements Searches.Course {
  private final double cutoffS;
  private final List<ContiguousProblem> problems;
  private final Control control;
  private double bestS = Double.POSITIVE_INFINITY;
  private int bestAt = Integer.MAX_VALUE;
  private double boundS;

  private DynamicProgram(List<ContiguousProblem> problems, double cutoffS, Control control) {
    this.problems = problems;
    this.cutoffS = cutoffS;
    this.control = control;
  }

  /**
   * The best plan of all problems; among equally fast ones, that of the first problem.
   *
   * @param groups problems by preference; within a group they differ only in the lengths
   */
  public static SearchResult solve(
      List<List<ContiguousProblem>> groups, SearchOptions options, Control control) {
    return solve(groups, options, EnumSet.allOf(Pruning.class), control);
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
    return solve(groups, options, cutoffS, EnumSet.allOf(Pruning.class), control);
  }

  /** As {@link #solve(List, SearchOptions, Control)}, with some of the rules only. */
  static SearchResult solve(
      List<List<ContiguousProblem>> groups,
      SearchOptions options,
      Set<Pruning> rules,
      Control control) {
    return solve(groups, options, Double.POSITIVE_INFINITY, rules, control);
  }

  private static SearchResult solve(
      List<List<ContiguousProblem>> groups,
      SearchOptions options,
      double cutoffS,
      Set<Pruning> rules,
      Control control) {
    List<ContiguousProblem> problems = groups.stream().flatMap(List::stream).toList();
    DynamicProgram course = new DynamicProgram(problems, cutoffS, control);
    try (Workers workers = new Workers(options.threads())) {
      return course.best(
          new Searches(problems, workers, options.gap(), rules, course, control).run());
    }
  }

  private SearchResult best(List<SearchResult> results) {
    SearchResult best = SearchResult.NONE;
    for (SearchResult result : results) {
      best = best.and(result.timeS() > cutoffS ? result.withoutPlan() : result);
    }
    double known = Math.max(boundS, best.boundS());
    return best.withBound(Math.min(Math.min(known, best.timeS()), cutoffS));
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
    control.progress(bestS, boundS);
  }
}
