package sdedge.search.milp;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import sdedge.control.Control;
import sdedge.instance.DraftChoice;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.timeline.Timeline;

/**
 * A plan and its makespan. A search begins with one, to leave out what no faster plan has, and in
 * case a backend loses what it found.
 *
 * @param timeS its makespan
 */
record WarmStart(Partition cuts, double timeS) {
  private static final int MOST_BATCHES = 4;

  /**
   * The best of simple plans: cohorts as large as may be, each in a few batches of equal size and
   * length, or the batches of a shortest path.
   */
  static WarmStart of(BatchPairs pairs, List<PairPaths> paths, Control control) {
    ContiguousProblem problem = pairs.problem();
    Set<Partition> candidates = new LinkedHashSet<>();
    ContiguousProblem common = problem.perPart() ? problem.withCommonChoices() : problem;
    for (int batches = 1; batches <= MOST_BATCHES; batches++) {
      Partition cuts = Partition.even(common, batches);
      for (DraftChoice choice : problem.draftChoices()) {
        candidates.add(cuts.with(choice, common));
      }
    }
    for (PairPaths path : paths) {
      BitSet lasts = new BitSet();
      candidates.add(pairs.partition(path.shortest(lasts), lasts));
    }
    WarmStart best = null;
    for (Partition cuts : candidates) {
      WarmStart plan = priced(problem, cuts);
      best = best == null || plan.timeS < best.timeS ? plan : best;
      if (control.stop() != null) {
        break;
      }
    }
    return Objects.requireNonNull(best, "there is always a candidate");
  }

  /** Cuts with their makespan as executed. */
  static WarmStart priced(ContiguousProblem problem, Partition cuts) {
    double timeS = Timeline.makespanS(problem.instance(), cuts.plan(problem));
    return new WarmStart(cuts, timeS);
  }
}
