package sdedge.search.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.DraftChoice;
import sdedge.search.SearchResult;
import sdedge.search.joint.BestAllocation;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.search.problem.ProblemChoices;
import sdedge.timeline.Timeline;

/**
 * Local optima of how each order is cut, from cohorts of two batches of one choice, the fastest
 * first: close to the optimum in far less time than any program over all batches.
 */
final class EvenCuts {
  private static final int MOST_TASKS = 1000; // one execution of more takes long
  private static final int MOST_EXECUTED = 600; // plans, from each start
  private static final int EVEN = 2; // batches: one is always verified while the other is drafted

  private EvenCuts() {}

  /** A problem that is asked for, and even cuts of it with its uplink decided. */
  private record Start(ContiguousProblem asked, SearchResult even) {}

  /** The best local optimum of some problems, as far as there is time for them. */
  static SearchResult improved(List<ContiguousProblem> problems, Control control) {
    List<Start> starts = new ArrayList<>();
    for (ContiguousProblem asked : problems) {
      if (asked.size() <= MOST_TASKS && control.stop() == null) {
        ContiguousProblem problem = ProblemChoices.decided(asked);
        Partition even = Partition.even(problem, EVEN);
        starts.add(new Start(asked, withBestChoice(problem, even, null)));
      }
    }
    starts.sort(Comparator.comparingDouble(start -> start.even.timeS()));
    SearchResult best = SearchResult.NONE;
    for (Start start : starts) {
      ContiguousProblem problem = start.even.problem();
      Partition even = start.even.partition();
      if (control.stop() != null || problem == null || even == null) {
        return best;
      }
      Partition cuts = CutSearch.improve(problem, even, MOST_EXECUTED, control);
      ContiguousProblem settled = BestAllocation.settled(start.asked, cuts);
      double timeS = Timeline.makespanS(settled.instance(), cuts.plan(settled), control);
      best =
          best.and(
              Double.isNaN(timeS)
                  ? SearchResult.nothing(Termination.TIME_LIMIT, 0)
                  : SearchResult.known(settled, cuts, timeS));
    }
    return best;
  }

  /**
   * Cuts with the best of all choices that batches may have alike.
   *
   * @param control stops after the first choice at the earliest; null to try all
   */
  static SearchResult withBestChoice(
      ContiguousProblem problem, Partition cuts, @Nullable Control control) {
    SearchResult best = SearchResult.NONE;
    for (DraftChoice choice : problem.draftChoices()) {
      Partition tried = cuts.with(choice, problem);
      double timeS = Timeline.makespanS(problem.instance(), tried.plan(problem));
      if (timeS < best.timeS()) {
        best = SearchResult.known(problem, tried, timeS);
      }
      if (control != null && control.isStopped()) {
        break;
      }
    }
    return best;
  }
}
