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
import sdedge.search.local.MoveAcceptance;
import sdedge.search.local.Solution;
import sdedge.stream.ContinuousRun;
import sdedge.timeline.RunDraws;

/**
 * Anneals services whose tasks join one by one: from the two best simple ones, then from the best
 * so far; where steps are drawn, on mean steps first.
 */
final class JoiningSearch {
  private static final int SEARCHES = 3;
  private static final double MEAN_SHARE = 0.004; // of the makespan, by which it may grow at first
  private static final int PART_OF_MEAN = 4; // of the steps, that mean ones are searched with

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

  /**
   * The best service found; null if tasks cannot join one by one, or before any is executed.
   *
   * @param start to begin from too; null for none
   */
  @Nullable Solution<JoiningService> best(@Nullable JoiningService start) {
    if (!RunDraws.areFor(instance, Pipeline.CONTINUOUS)) {
      return ofMean(instance, mostSteps, start);
    }
    long ofMean = mostSteps / PART_OF_MEAN;
    Solution<JoiningService> mean = ofMean(instance.with(Steps.MEAN), ofMean, start);
    if (mean == null) {
      return null;
    }
    Solution<JoiningService> drawn =
        annealed(new ContinuousRun(instance, readyS), mean.plan(), mostSteps - ofMean, SEARCHES);
    return Double.isFinite(drawn.makespanS()) ? drawn : null;
  }

  /** The best service found from one, in one search with all steps. */
  Solution<JoiningService> from(JoiningService start) {
    return annealed(new ContinuousRun(instance, readyS), start, mostSteps, 0);
  }

  private @Nullable Solution<JoiningService> ofMean(
      Instance mean, long steps, @Nullable JoiningService start) {
    ContinuousRun run = new ContinuousRun(mean, readyS);
    List<JoiningService> all = new ArrayList<>(JoiningStarts.of(mean));
    if (start != null) {
      all.add(start);
    }
    ServiceEvaluator<JoiningService> evaluator = new ServiceEvaluator<>(run, control, runs);
    List<Solution<JoiningService>> found = new ArrayList<>();
    for (JoiningService each : all) {
      found.add(evaluator.executed(each));
    }
    found.removeIf(each -> Double.isInfinite(each.makespanS()));
    if (found.isEmpty()) {
      return null;
    }
    found.sort(Solution.FASTEST);
    Solution<JoiningService> best =
        LocalSearch.ofBest(
            found,
            SEARCHES - 1,
            threads,
            (from, starts) ->
                annealed(run, from, steps / SEARCHES, from.equals(found.get(0).plan()) ? 0 : 1));
    Solution<JoiningService> last = annealed(run, best.plan(), steps / SEARCHES, SEARCHES - 1);
    return last.isFasterThan(best) ? last : best;
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
