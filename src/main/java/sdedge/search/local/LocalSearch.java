package sdedge.search.local;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import sdedge.control.Control;
import sdedge.search.dp.Workers;

/**
 * Goes from a solution to neighbours that are accepted, and from where no move helps to one some
 * moves away from the best. How far it goes is counted in work, so that the result does not depend
 * on the clock.
 *
 * @param <P> what is changed by moves
 */
public final class LocalSearch<P> {
  private static final int STARTS = 4; // solutions that are improved

  private final Neighbourhood<P> neighbourhood;
  private final Evaluator<P> evaluator;
  private final MoveAcceptance acceptance;
  private final Budget budget;
  private final Control control;
  private Solution<P> now;
  private Solution<P> best;

  /**
   * How far a search goes.
   *
   * @param work of its evaluator, about
   * @param vainMoves tried one after the other since the best solution was found
   * @param vainJumps away from the best solution, one after the other
   */
  public record Budget(long work, int vainMoves, int vainJumps) {}

  private LocalSearch(
      P start,
      Neighbourhood<P> neighbourhood,
      Evaluator<P> evaluator,
      MoveAcceptance acceptance,
      Budget budget,
      Control control) {
    this.neighbourhood = neighbourhood;
    this.evaluator = evaluator;
    this.acceptance = acceptance;
    this.budget = budget;
    this.control = control;
    now = executed(start);
    best = now;
  }

  /** The best solution found from a feasible one. */
  public static <P> Solution<P> improve(
      P start,
      Neighbourhood<P> neighbourhood,
      Evaluator<P> evaluator,
      MoveAcceptance acceptance,
      Budget budget,
      Control control) {
    return new LocalSearch<>(start, neighbourhood, evaluator, acceptance, budget, control)
        .improve();
  }

  /** The best of what is found from the four best of some solutions; see the other one. */
  public static <P> Solution<P> ofBest(
      List<Solution<P>> found, int threads, BiFunction<P, Integer, Solution<P>> search) {
    return ofBest(found, STARTS, threads, search);
  }

  /**
   * The best of what is found from the best of some solutions, each by itself.
   *
   * @param found by makespan, not empty
   * @param most solutions that are improved, of different makespan
   * @param search the best solution found from one, in one of so many searches
   */
  public static <P> Solution<P> ofBest(
      List<Solution<P>> found, int most, int threads, BiFunction<P, Integer, Solution<P>> search) {
    List<Solution<P>> starts = different(found, most);
    Solution<P> best = found.get(0);
    for (Solution<P> better :
        each(starts, threads, (start, i) -> search.apply(start, starts.size()))) {
      best = better.isFasterThan(best) ? better : best;
    }
    return best;
  }

  /** So many at most of some solutions, by makespan as they are, which differ in it. */
  public static <P> List<Solution<P>> different(List<Solution<P>> found, int most) {
    List<Solution<P>> some = new ArrayList<>();
    for (Solution<P> each : found) {
      if (some.size() < most && some.stream().allMatch(each::isSlowerThan)) {
        some.add(each);
      }
    }
    return some;
  }

  /**
   * What is found from each of some solutions by itself.
   *
   * @param search the best solution found from one, which has that index
   */
  public static <P> List<Solution<P>> each(
      List<Solution<P>> starts, int threads, BiFunction<P, Integer, Solution<P>> search) {
    List<Callable<Solution<P>>> jobs = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int index = i;
      jobs.add(() -> search.apply(starts.get(index).plan(), index));
    }
    try (Workers workers = new Workers(threads)) {
      return workers.run(jobs);
    }
  }

  private Solution<P> improve() {
    walk();
    for (int vain = 0; vain < budget.vainJumps && goesOn(); vain++) {
      P away = neighbourhood.away(best.plan());
      if (away == null) {
        break;
      }
      Solution<P> before = best;
      now = executed(away);
      keepBest();
      walk();
      vain = best.isFasterThan(before) ? 0 : vain;
    }
    return best;
  }

  /** Goes on until no neighbour is accepted, or for long none was better than the best. */
  private void walk() {
    Iterator<P> neighbours = neighbourhood.of(now.plan());
    for (int vain = 0; vain < budget.vainMoves && goesOn() && neighbours.hasNext(); vain++) {
      P next = neighbours.next();
      double mostS = acceptance.mostS(now.makespanS(), share());
      double nextS = evaluator.makespanS(next, mostS);
      neighbourhood.executed(nextS < now.makespanS() * (1 - Solution.SAME));
      if (nextS <= mostS) {
        now = new Solution<>(next, nextS);
        neighbours = neighbourhood.of(next);
        vain = keepBest() ? 0 : vain;
      }
    }
  }

  private boolean keepBest() {
    boolean better = now.isFasterThan(best);
    best = better ? now : best;
    return better;
  }

  private Solution<P> executed(P solution) {
    return new Solution<>(solution, evaluator.makespanS(solution, Double.POSITIVE_INFINITY));
  }

  private boolean goesOn() {
    return evaluator.work() < budget.work && control.stop() == null;
  }

  private double share() {
    return Math.min(1, (double) evaluator.work() / budget.work);
  }
}
