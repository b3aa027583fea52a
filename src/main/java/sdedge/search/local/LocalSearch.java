package sdedge.search.local;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.random.RandomStream;
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

  /**
   * Executes solutions.
   *
   * @param <P> what is executed
   */
  public interface Evaluator<P> {
    /**
     * The makespan, seconds; infinite if the execution was stopped. It may be given up, infinite
     * too, once it is known to be longer than what would be accepted.
     *
     * @param mostS what would be accepted
     */
    double makespanS(P solution, double mostS);

    /** How much was executed so far, in units that depend on no clock. */
    long work();
  }

  /**
   * The feasible solutions that differ from one by a move.
   *
   * @param <P> what is changed by moves
   */
  public interface Neighbourhood<P> {
    /**
     * Those of a solution in the sequence in which they are tried, each made when it is asked for;
     * without an end where they are drawn.
     */
    Iterator<P> of(P solution);

    /**
     * The solution made last was executed.
     *
     * @param isFaster than the one it is beside, not only by rounding
     */
    default void executed(boolean isFaster) {}

    /** A solution some moves away, to go on from where no move helps; null if there is none. */
    default @Nullable P away(P solution) {
      return null;
    }
  }

  /** Which neighbours a search goes on from. */
  @FunctionalInterface
  public interface MoveAcceptance {
    /** Those that are faster, not only by rounding. */
    MoveAcceptance FASTER = (nowS, share) -> Math.nextDown(nowS * (1 - Solution.SAME));

    /** Those that are no slower. */
    MoveAcceptance NO_SLOWER = (nowS, share) -> nowS;

    /**
     * Slower ones too, the less the more of the search is done: by a part of the makespan that is
     * drawn, in the mean a given one at first and none at the end.
     */
    static MoveAcceptance annealed(double meanShare, RandomStream random) {
      return (nowS, share) ->
          nowS * (1 + meanShare * (1 - share) * (1 - share) * random.exponential());
    }

    /**
     * The longest makespan that is accepted, seconds.
     *
     * @param nowS that of the solution to go on from otherwise
     * @param share of its work that the search has done, from 0 to 1: slower ones may be welcome at
     *     first
     */
    double mostS(double nowS, double share);
  }
}
