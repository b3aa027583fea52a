package sdedge.search.continuous;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import sdedge.control.Control;
import sdedge.plan.ContinuousService;
import sdedge.search.local.LocalSearch.Evaluator;
import sdedge.search.local.Solution;
import sdedge.stream.ContinuousRun;

/**
 * Executes services; its work is the steps of their tasks.
 *
 * @param <S> their kind
 */
final class ServiceEvaluator<S extends ContinuousService> implements Evaluator<S> {
  /** So many of the best under mean steps are executed with drawn ones. */
  static final int FEW = 8;

  private final ContinuousRun run;
  private final Control control;
  private final LongAdder runs;
  private long steps;

  /**
   * None so far.
   *
   * @param runs counts the executions
   */
  ServiceEvaluator(ContinuousRun run, Control control, LongAdder runs) {
    this.run = run;
    this.control = control;
    this.runs = runs;
  }

  @Override
  public double makespanS(S service, double mostS) {
    ContinuousRun.Totals ended = run.ended(service, mostS, control);
    steps += ended.steps();
    runs.increment();
    return ended.makespanS();
  }

  /** A service as executed to its end. */
  Solution<S> executed(S service) {
    return new Solution<>(service, makespanS(service, Double.POSITIVE_INFINITY));
  }

  /** The fastest of the first few services, each executed here. */
  Solution<S> fastest(List<Solution<S>> found) {
    return fastest(found, FEW);
  }

  /** The fastest of so many services from the first on, each executed here. */
  Solution<S> fastest(List<Solution<S>> found, int most) {
    Solution<S> best = executed(found.get(0).plan());
    for (Solution<S> each : found.subList(1, Math.min(most, found.size()))) {
      double seconds = makespanS(each.plan(), best.makespanS());
      best = seconds < best.makespanS() ? new Solution<>(each.plan(), seconds) : best;
    }
    return best;
  }

  @Override
  public long work() {
    return steps;
  }
}
