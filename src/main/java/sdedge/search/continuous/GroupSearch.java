package sdedge.search.continuous;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.TaskOrder;
import sdedge.plan.GroupService;
import sdedge.random.RandomStream;
import sdedge.search.local.LocalSearch;
import sdedge.search.local.MoveAcceptance;
import sdedge.search.local.Solution;
import sdedge.stream.ContinuousRun;

/** Improves how groups serve tasks by random moves that do not make it slower. */
final class GroupSearch {
  private static final long SEED = 1;
  private static final int VAIN_MOVES = 400; // one after the other, and as many per task:
  private static final int VAIN_MOVES_PER_TASK = 20;

  private GroupSearch() {}

  /**
   * The best service found from one.
   *
   * @param readyS see {@link PromptArrivals}
   * @param mostSteps steps of tasks to execute, about
   * @param runs counts the executions
   */
  static Solution<GroupService> improve(
      Instance instance,
      double @Nullable [] readyS,
      GroupService start,
      long mostSteps,
      Control control,
      LongAdder runs) {
    int vainMoves = VAIN_MOVES + VAIN_MOVES_PER_TASK * start.tasks().size();
    return LocalSearch.improve(
        start,
        new ServiceMoves(instance, instance.order() != TaskOrder.AUTO, RandomStream.of(SEED)),
        new ServiceEvaluator<>(new ContinuousRun(instance, readyS), control, runs),
        MoveAcceptance.NO_SLOWER,
        new LocalSearch.Budget(mostSteps, vainMoves, 0),
        control);
  }
}
