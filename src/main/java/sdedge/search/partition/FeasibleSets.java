package sdedge.search.partition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;

/** Every set of tasks that may be a cohort. */
final class FeasibleSets {
  private final CohortLimits limits;
  private final int tasks;
  private final int most;
  private final Control control;
  private final List<TaskSet> found = new ArrayList<>();

  private FeasibleSets(CohortLimits limits, int tasks, int most, Control control) {
    this.limits = limits;
    this.tasks = tasks;
    this.most = most;
    this.control = control;
  }

  /**
   * All of them, each after those of its tasks without the last.
   *
   * @param tasks of the instance
   * @param most that are of interest
   * @return null if there are more, or if it is stopped
   */
  static @Nullable List<TaskSet> of(CohortLimits limits, int tasks, int most, Control control) {
    FeasibleSets sets = new FeasibleSets(limits, tasks, most, control);
    return sets.extend(TaskSet.of(), 0) ? sets.found : null;
  }

  /** Adds what a set becomes with tasks from one on; false if it ends. */
  private boolean extend(TaskSet set, int from) {
    for (int k = from; k < tasks; k++) {
      TaskSet more = set.with(k);
      if (limits.holdCohort(more)) {
        found.add(more);
        if (found.size() > most || control.isStopped() || !extend(more, k + 1)) {
          return false;
        }
      }
    }
    return true;
  }
}
