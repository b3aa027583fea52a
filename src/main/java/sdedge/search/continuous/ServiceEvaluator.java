package sdedge.search.continuous;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.plan.ContinuousService;
import sdedge.plan.JoiningService;
import sdedge.search.local.Evaluator;
import sdedge.search.local.Solution;
import sdedge.stream.ContinuousRun;
import sdedge.stream.DrawnRace;

/**
 * Executes services, but for those that are served just as the last one was that was executed to
 * its end; its work is the steps of their tasks, executed or not.
 *
 * @param <S> their kind
 */
final class ServiceEvaluator<S extends ContinuousService> implements Evaluator<S> {
  /** So many of the best under mean steps are executed with drawn ones. */
  static final int FEW = 8;

  private final ContinuousRun run;
  private final Control control;
  private final LongAdder runs;
  private final DrawnRace race;
  private long steps;
  private ContinuousRun.@Nullable Totals whole; // of the last execution that was not stopped

  /**
   * None so far.
   *
   * @param runs counts the executions
   */
  ServiceEvaluator(ContinuousRun run, Control control, LongAdder runs) {
    this(run, control, runs, Double.POSITIVE_INFINITY);
  }

  /**
   * None so far.
   *
   * @param errors see {@link DrawnRace}: drawn runs are stopped too that are likely slower than
   *     those of the service that was accepted last
   */
  ServiceEvaluator(ContinuousRun run, Control control, LongAdder runs, double errors) {
    race = new DrawnRace(errors);
    this.run = run;
    this.control = control;
    this.runs = runs;
  }

  @Override
  public double makespanS(S service, double mostS) {
    if (whole != null && isServedAlike(whole, service)) {
      steps += whole.steps();
      return whole.makespanS();
    }
    ContinuousRun.Totals ended = run.ended(service, mostS, control, race);
    if (ended.makespanS() <= mostS) {
      race.hold();
    }
    whole = Double.isFinite(ended.makespanS()) ? ended : whole;
    steps += ended.steps();
    runs.increment();
    return ended.makespanS();
  }

  private boolean isServedAlike(ContinuousRun.Totals other, S service) {
    return other.use() != null
        && service instanceof JoiningService joining
        && other.use().servesAlike(joining);
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
