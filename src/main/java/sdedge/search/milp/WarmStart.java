package sdedge.search.milp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.DraftChoice;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.timeline.Timeline;

/**
 * A plan and its makespan. A search begins with one, to limit the clocks of the model and in case a
 * backend loses what it found.
 *
 * @param timeS its makespan
 */
record WarmStart(Partition cuts, double timeS) {
  private static final int MOST_BATCHES = 4;

  /**
   * The best of simple plans: cohorts as large as may be, each in a few batches of equal size and
   * length, or in those of a shortest path.
   *
   * @param warm another candidate; null for none
   */
  static WarmStart of(
      ContiguousProblem problem,
      List<ShortestPaths> paths,
      @Nullable Partition warm,
      Control control) {
    Set<Partition> candidates = new LinkedHashSet<>();
    ContiguousProblem common = problem.perPart() ? problem.withCommonChoices() : problem;
    for (int batches = 1; batches <= MOST_BATCHES; batches++) {
      Partition cuts = Partition.even(common, batches);
      for (DraftChoice choice : problem.draftChoices()) {
        candidates.add(cuts.with(choice, common));
      }
    }
    for (ShortestPaths path : paths) {
      candidates.add(along(problem, path.shortest()));
    }
    if (warm != null) {
      candidates.add(warm);
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

  /** The batches of a path in cohorts as large as may be. */
  private static Partition along(ContiguousProblem problem, List<BatchTimes> path) {
    List<Integer> cohortEnds = new ArrayList<>();
    int cohortStart = 0;
    for (BatchTimes batch : path) {
      if (batch.end() > problem.cohortReach()[cohortStart]) {
        cohortStart = batch.start();
        cohortEnds.add(cohortStart);
      }
    }
    cohortEnds.add(problem.size());
    return new Partition(
        path.stream().mapToInt(BatchTimes::end).toArray(),
        toArray(cohortEnds),
        path.stream().map(BatchTimes::choices).toList());
  }

  private static int[] toArray(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
