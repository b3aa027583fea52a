package sdedge.search.continuous;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.plan.ContinuousService;
import sdedge.plan.GroupService;
import sdedge.plan.JoiningService;
import sdedge.search.local.Solution;

/** Improves a service by the search of its kind. */
final class ServiceSearch {
  private ServiceSearch() {}

  /**
   * The best service found from one, in one search.
   *
   * @param readyS see {@link PromptArrivals}
   * @param mostSteps steps of tasks to execute, about
   * @param runs counts the executions
   */
  static Solution<ContinuousService> improve(
      Instance instance,
      double @Nullable [] readyS,
      ContinuousService service,
      long mostSteps,
      Control control,
      LongAdder runs) {
    Solution<? extends ContinuousService> found =
        service instanceof JoiningService joining
            ? new JoiningSearch(instance, readyS, mostSteps, 1, control, runs).from(joining)
            : GroupSearch.improve(
                instance, readyS, (GroupService) service, mostSteps, control, runs);
    return new Solution<>(found.plan(), found.makespanS());
  }
}
