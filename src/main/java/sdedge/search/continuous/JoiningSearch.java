package sdedge.search.continuous;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.plan.JoiningService;
import sdedge.random.RandomStream;
import sdedge.search.local.LocalSearch;
import sdedge.search.local.LocalSearch.MoveAcceptance;
import sdedge.search.local.Solution;
import sdedge.search.planning.FailureRecovery;
import sdedge.stream.ContinuousRun;
import sdedge.timeline.RunDraws;

/**
 * Anneals services whose tasks join one by one: the four best simple ones, then the two best of
 * what they become, then the best; where steps are drawn, on mean steps first.
 */
final class JoiningSearch {
  private static final int STARTS = 4; // services that are annealed at first, a power of 2
  private static final int PART = 4; // of the steps, for all searches but the last, which has half
  private static final int OF_DRAWN = 7; // the number of the search with drawn steps
  private static final double MEAN_SHARE = 0.0005; // of the makespan, by which it may grow at first
  private static final int PART_OF_DRAWN = 3; // of the steps, with drawn ones beside
  private static final int EXECUTIONS = 2_000; // about, that are worth it however few tasks are
  private static final int EXECUTIONS_BEFORE_DRAWN = 6_000; // whose plan is executed in the runs
  private static final int EXECUTIONS_PER_TASK = 250; // of many
  private static final double FAR = 0.02; // of a makespan, above it

  private final Instance instance;
  private final double @Nullable [] readyS;
  private final long mostSteps;
  private final int threads;
  private final Control control;
  private final LongAdder runs;

  /**
   * A search.
   *
   * @param readyS see {@link PromptArrivals}
   * @param mostSteps steps of tasks to execute, about
   * @param runs counts the executions
   */
  JoiningSearch(
      Instance instance,
      double @Nullable [] readyS,
      long mostSteps,
      int threads,
      Control control,
      LongAdder runs) {
    this.readyS = readyS;
    this.instance = instance;
    this.mostSteps = mostSteps;
    this.threads = threads;
    this.control = control;
    this.runs = runs;
  }

  /** A service as executed, when the time is over too; null if it takes too long, or fails. */
  @Nullable Solution<JoiningService> first(JoiningService start) {
    ContinuousRun run = new ContinuousRun(instance, readyS);
    Solution<JoiningService> executed =
        FailureRecovery.attempt(
            control,
            GroupPlanning.SEARCH,
            () ->
                new ServiceEvaluator<JoiningService>(
                        run, control.wrapUp(GroupPlanning.LATE_S), runs)
                    .executed(start));
    return executed == null || Double.isInfinite(executed.makespanS()) ? null : executed;
  }

  /**
   * The best service found; null if tasks cannot join one by one, or before any is executed.
   *
   * @param start to begin from too; null for none
   * @param otherS what another kind of service takes: where this one takes far longer in drawn
   *     runs, it is not searched there
   */
  @Nullable Solution<JoiningService> best(@Nullable JoiningService start, double otherS) {
    if (!RunDraws.areFor(instance, Pipeline.CONTINUOUS)) {
      List<Solution<JoiningService>> found = ofMean(instance, mostSteps, start);
      return found.isEmpty() ? null : found.get(0);
    }
    List<Solution<JoiningService>> mean = ofMean(instance.with(Steps.MEAN), mostSteps, start);
    if (mean.isEmpty()) {
      return null;
    }
    ContinuousRun run = new ContinuousRun(instance, readyS);
    Solution<JoiningService> best =
        new ServiceEvaluator<JoiningService>(run, control, runs).fastest(mean);
    if (isHopeless(best.makespanS(), otherS)) {
      return Double.isFinite(best.makespanS()) ? best : null;
    }
    Solution<JoiningService> drawn =
        annealed(run, best.plan(), mostSteps / PART_OF_DRAWN, OF_DRAWN);
    best = drawn.isFasterThan(best) ? drawn : best;
    return Double.isFinite(best.makespanS()) ? best : null;
  }

  /**
   * Steps that are worth executing.
   *
   * @param ofExecution in an execution of all tasks
   */
  static long mostSteps(Instance instance, long ofExecution) {
    boolean isDrawn = RunDraws.areFor(instance, Pipeline.CONTINUOUS);
    int least = isDrawn ? EXECUTIONS_BEFORE_DRAWN : EXECUTIONS;
    return ofExecution * Math.max(least, EXECUTIONS_PER_TASK * instance.tasks().size());
  }

  /** Whether what a service takes in drawn runs is too far above what another does. */
  static boolean isHopeless(double makespanS, double otherS) {
    return makespanS > (1 + FAR) * otherS;
  }

  /** The best service found from one, in one search with all steps. */
  Solution<JoiningService> from(JoiningService start) {
    return annealed(new ContinuousRun(instance, readyS), start, mostSteps, 0);
  }

  /** Services by their makespan; none if it is stopped before. */
  private List<Solution<JoiningService>> ofMean(
      Instance mean, long steps, @Nullable JoiningService start) {
    ContinuousRun run = new ContinuousRun(mean, readyS);
    List<JoiningService> all = new ArrayList<>(JoiningStarts.of(mean));
    if (start != null) {
      all.add(start);
    }
    ServiceEvaluator<JoiningService> evaluator = new ServiceEvaluator<>(run, control, runs);
    List<Solution<JoiningService>> found = new ArrayList<>();
    for (JoiningService each : all) {
      List<Solution<JoiningService>> best = LocalSearch.different(found, STARTS);
      boolean isAmong = best.size() < STARTS;
      double mostS = isAmong ? Double.POSITIVE_INFINITY : best.get(STARTS - 1).makespanS();
      double seconds = evaluator.makespanS(each, mostS);
      if (Double.isFinite(seconds)) {
        found.add(new Solution<>(each, seconds));
        found.sort(Solution.FASTEST);
      }
    }
    if (found.isEmpty()) {
      return found;
    }
    long most = mostSteps(instance, evaluator.work() / all.size());
    found.addAll(refined(run, found, Math.min(steps, most)));
    found.sort(Solution.FASTEST);
    return found;
  }

  /** Of some services the few best are annealed, then again the better half of what they become. */
  private List<Solution<JoiningService>> refined(
      ContinuousRun run, List<Solution<JoiningService>> found, long steps) {
    List<Solution<JoiningService>> all = new ArrayList<>();
    List<Solution<JoiningService>> starts = LocalSearch.different(found, STARTS);
    int searches = 0;
    for (int count = STARTS; count > 0 && !starts.isEmpty(); count /= 2) {
      int first = searches;
      long each = steps / PART / count * (count == 1 ? 2 : 1);
      List<Solution<JoiningService>> better =
          new ArrayList<>(
              LocalSearch.each(
                  starts.subList(0, Math.min(count, starts.size())),
                  threads,
                  (from, i) -> annealed(run, from, each, first + i)));
      better.removeIf(one -> Double.isInfinite(one.makespanS())); // it was stopped
      better.sort(Solution.FASTEST);
      all.addAll(better);
      starts = better;
      searches += count;
    }
    return all;
  }

  private Solution<JoiningService> annealed(
      ContinuousRun run, JoiningService from, long steps, int number) {
    RandomStream random = RandomStream.of(number);
    return LocalSearch.improve(
        from,
        new JoiningMoves(instance, instance.order() != TaskOrder.AUTO, random),
        new ServiceEvaluator<>(run, control, runs),
        MoveAcceptance.annealed(MEAN_SHARE, random),
        new LocalSearch.Budget(steps, Integer.MAX_VALUE, 0),
        control);
  }
}
