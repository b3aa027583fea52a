package sdedge.search.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.search.Effort;
import sdedge.search.Outcome;
import sdedge.search.Reduction;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.cuts.CutSearch;
import sdedge.search.joint.BestAllocation;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.search.problem.ProblemChoices;
import sdedge.timeline.Timeline;

/**
 * Local optima of how each order is cut, from cohorts of two batches of one choice, the fastest
 * first: close to the optimum in far less time than any program over all batches.
 */
record ImprovedCuts(String key, String definition) implements Reduction {
  private static final int MOST_TASKS = 1000; // one execution of more takes long
  private static final int MOST_EXECUTED = 600; // plans, from each start
  private static final int EVEN = 2; // batches: one is always verified while the other is drafted

  /** To begin from. */
  ImprovedCuts() {
    this("improved-cuts", "batches of each order that no move improves");
  }

  @Override
  public Effort effort() {
    return Effort.RULE;
  }

  @Override
  public Outcome plan(Instance instance, SearchOptions options, Control control) {
    return Planning.scheme(this, instance, options, control);
  }

  @Override
  public SearchResult solve(
      List<List<ContiguousProblem>> groups,
      StartingPlans starts,
      SearchOptions options,
      Control control) {
    List<Start> evens = new ArrayList<>();
    for (ContiguousProblem problem : groups.stream().flatMap(List::stream).toList()) {
      if (problem.size() <= MOST_TASKS && control.stop() == null) {
        evens.add(even(ProblemChoices.decided(problem), problem));
      }
    }
    evens.sort(Comparator.comparingDouble(Start::timeS));
    SearchResult best = SearchResult.NONE;
    for (Start start : evens) {
      if (control.stop() != null) {
        return best;
      }
      best = best.and(improved(start.problem, start.cuts, control));
    }
    return best;
  }

  /** Cuts of a problem to begin from, and what they take, seconds. */
  private record Start(ContiguousProblem problem, Partition cuts, double timeS) {}

  private static Start even(ContiguousProblem decided, ContiguousProblem problem) {
    Partition even = Partition.even(decided, EVEN);
    Start best = new Start(problem, even, Double.POSITIVE_INFINITY);
    for (DraftChoice choice : decided.draftChoices()) {
      Partition cuts = even.with(choice, decided);
      double timeS = Timeline.makespanS(decided.instance(), cuts.plan(decided));
      best = timeS < best.timeS ? new Start(problem, cuts, timeS) : best;
    }
    return best;
  }

  private static SearchResult improved(
      ContiguousProblem problem, Partition start, Control control) {
    ContiguousProblem decided = ProblemChoices.decided(problem);
    Partition cuts = CutSearch.improve(decided, start, MOST_EXECUTED, control);
    ContiguousProblem settled = BestAllocation.settled(problem, cuts);
    double timeS = Timeline.makespanS(settled.instance(), cuts.plan(settled), control);
    return Double.isNaN(timeS)
        ? SearchResult.nothing(Termination.TIME_LIMIT, 0)
        : SearchResult.known(settled, cuts, timeS);
  }
}
