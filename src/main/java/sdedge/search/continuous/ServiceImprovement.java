package sdedge.search.continuous;

import java.util.concurrent.atomic.LongAdder;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.plan.ContinuousService;
import sdedge.random.RandomStream;
import sdedge.search.TimedPlan;
import sdedge.stream.ContinuousRun;

/**
 * Improves how tasks are served by random moves that do not make it slower. How far it goes is
 * counted in steps of tasks, so that the result does not depend on the clock.
 */
public final class ServiceImprovement {
  private static final double WORTHWHILE = 1 - 1e-9;
  private static final long SEED = 1;
  private static final int VAIN_MOVES = 400; // one after the other, and as many per task:
  private static final int VAIN_MOVES_PER_TASK = 20;

  private ServiceImprovement() {}

  /**
   * The best service found from one.
   *
   * @param keepsOrder whether the order of admission is to stay
   * @param mostSteps steps of tasks to execute, about
   * @param runs counts the executions
   */
  public static TimedPlan<ContinuousService> improve(
      Instance instance,
      ContinuousService start,
      boolean keepsOrder,
      long mostSteps,
      Control control,
      LongAdder runs) {
    ContinuousRun run = new ContinuousRun(instance);
    RandomStream random = RandomStream.of(SEED);
    ServiceMoves moves = new ServiceMoves(instance, keepsOrder, random);
    ContinuousRun.Totals now = run.ended(start, control);
    TimedPlan<ContinuousService> best = new TimedPlan<>(start, now.makespanS());
    double nowS = now.makespanS();
    ContinuousService service = start;
    long steps = now.steps();
    runs.increment();
    int most = VAIN_MOVES + VAIN_MOVES_PER_TASK * start.tasks().size();
    for (int vain = 0; vain < most && steps < mostSteps && control.stop() == null; vain++) {
      ContinuousService next = moves.next(service);
      ContinuousRun.Totals ended = run.ended(next, control);
      steps += ended.steps();
      runs.increment();
      if (ended.makespanS() <= nowS) {
        service = next;
        nowS = ended.makespanS();
      }
      if (nowS < best.makespanS() * WORTHWHILE) {
        best = new TimedPlan<>(service, nowS);
        vain = 0;
      }
    }
    return best;
  }
}
