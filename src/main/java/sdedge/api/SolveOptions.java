package sdedge.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sdedge.document.Suggestion;
import sdedge.instance.Instance;
import sdedge.instance.Overrides;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.PlanClass;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Approaches;
import sdedge.study.CommandFailure;
import sdedge.study.ForeignPlan;
import sdedge.study.Study;

/**
 * How to solve. The defaults are those of the command line but for the threads: the exact dynamic
 * program to a proof, on one thread.
 *
 * @param method {@code dp}, {@code exhaustive}, {@code milp}, a comparison scheme or one that is
 *     registered
 * @param timeLimit after which the best plan so far is the result; empty for none
 * @param threads at least 1; results do not depend on it
 * @param gap (makespan − bound)/makespan at which to stop, in [0, 1); 0 for a proof
 * @param seed of what is drawn at random
 * @param overrides what is searched in place of what the instance says, by the words {@code
 *     pipeline}, {@code uplink}, {@code order}, {@code scope} and {@code steps}
 * @param start a feasible plan to begin from, than which the result is no slower; empty for none
 * @param warmStart whether solvers that take hints begin from a heuristic plan
 * @param boundAll whether all policies are bounded, those without batches too
 * @param planClass the batch plans that are searched: {@code contiguous} in an order, {@code
 *     partitions} for all, or {@code auto}
 */
public record SolveOptions(
    String method,
    Optional<Duration> timeLimit,
    int threads,
    double gap,
    long seed,
    Map<String, String> overrides,
    Optional<BatchPlan> start,
    boolean warmStart,
    boolean boundAll,
    String planClass) {
  private static final String START = "(given)";

  /** The defaults. */
  public static final SolveOptions DEFAULT =
      new SolveOptions(
          "dp",
          Optional.empty(),
          1,
          0,
          SearchOptions.DEFAULT_SEED,
          Map.of(),
          Optional.empty(),
          false,
          false,
          PlanClass.AUTO.key());

  /**
   * Checks all values.
   *
   * @param method as above
   * @param timeLimit as above
   * @param threads as above
   * @param gap as above
   * @param seed as above
   * @param overrides as above
   * @param start as above
   * @param warmStart as above
   * @param boundAll as above
   * @param planClass as above
   * @throws IllegalArgumentException if one is outside its domain; a method is looked up later
   */
  public SolveOptions {
    overrides = Map.copyOf(overrides);
    if (timeLimit.isPresent() && timeLimit.get().compareTo(Duration.ZERO) <= 0) {
      throw new IllegalArgumentException("the time limit must be longer than 0");
    } else if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1");
    } else if (!(gap >= 0 && gap < 1)) {
      throw new IllegalArgumentException("the gap must be in [0, 1)");
    }
    Overrides.of(overrides);
    askedClass(planClass);
  }

  /** These with a search that runs otherwise. */
  private SolveOptions run(
      String by, Optional<Duration> limit, int number, double fraction, long other) {
    return new SolveOptions(
        by, limit, number, fraction, other, overrides, start, warmStart, boundAll, planClass);
  }

  /** These with another beginning, or other questions beside the makespan. */
  private SolveOptions asked(
      Map<String, String> words,
      Optional<BatchPlan> plan,
      boolean warm,
      boolean all,
      String plans) {
    return new SolveOptions(method, timeLimit, threads, gap, seed, words, plan, warm, all, plans);
  }

  /**
   * These with another method.
   *
   * @param other its name
   * @return new options
   */
  public SolveOptions withMethod(String other) {
    return run(other, timeLimit, threads, gap, seed);
  }

  /**
   * These with a time limit.
   *
   * @param limit longer than 0
   * @return new options
   */
  public SolveOptions withTimeLimit(Duration limit) {
    return run(method, Optional.of(limit), threads, gap, seed);
  }

  /**
   * These with other threads.
   *
   * @param number at least 1
   * @return new options
   */
  public SolveOptions withThreads(int number) {
    return run(method, timeLimit, number, gap, seed);
  }

  /**
   * These with another gap.
   *
   * @param fraction in [0, 1)
   * @return new options
   */
  public SolveOptions withGap(double fraction) {
    return run(method, timeLimit, threads, fraction, seed);
  }

  /**
   * These with another seed.
   *
   * @param other any
   * @return new options
   */
  public SolveOptions withSeed(long other) {
    return run(method, timeLimit, threads, gap, other);
  }

  /**
   * These with something else searched than the instance says.
   *
   * @param option {@code pipeline}, {@code uplink}, {@code order}, {@code scope} or {@code steps}
   * @param word as in an instance, such as {@code joint} for the uplink
   * @return new options
   */
  public SolveOptions with(String option, String word) {
    Map<String, String> more = new LinkedHashMap<>(overrides);
    more.put(option, word);
    return asked(more, start, warmStart, boundAll, planClass);
  }

  /**
   * These with a plan to begin from.
   *
   * @param plan a feasible one of the instance
   * @return new options
   */
  public SolveOptions from(BatchPlan plan) {
    return asked(overrides, Optional.of(plan), warmStart, boundAll, planClass);
  }

  /**
   * These with a warm start of the solvers that take hints, {@code milp:scip} and {@code
   * milp:cpsat}.
   *
   * @return new options
   */
  public SolveOptions withWarmStart() {
    return asked(overrides, start, true, boundAll, planClass);
  }

  /**
   * These with a bound on all policies, those without batches too: {@code
   * PlanningResult.boundAllS}.
   *
   * @return new options
   */
  public SolveOptions withBoundOnAll() {
    return asked(overrides, start, warmStart, true, planClass);
  }

  /**
   * These with other batch plans searched.
   *
   * @param word {@code contiguous}, {@code partitions} or {@code auto}
   * @return new options
   */
  public SolveOptions withClass(String word) {
    return asked(overrides, start, warmStart, boundAll, word);
  }

  Approach approach() {
    Approach approach = Approaches.named(method);
    if (approach == null) {
      throw new IllegalArgumentException(
          "method " + Suggestion.mustBeOneOf(method, Approaches.definitions().keySet()));
    }
    return approach;
  }

  /**
   * How the search runs.
   *
   * @param searched the instance with the overrides
   * @throws IllegalArgumentException if nothing can begin from the plan to begin from
   */
  SearchOptions search(Instance searched) {
    try {
      Plan plan =
          start.isEmpty()
              ? null
              : ForeignPlan.toBeginFrom(searched, START, start.get().given().plan());
      return new SearchOptions(threads, gap, seed, warmStart, plan);
    } catch (CommandFailure e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** What run.json calls the plan to begin from; null without one. */
  @Nullable String startName() {
    return start.isEmpty() ? null : START;
  }

  Study.Relaxations relaxations() {
    return new Study.Relaxations(askedClass(planClass), boundAll);
  }

  private static PlanClass askedClass(String word) {
    return PlanClass.named(word)
        .orElseThrow(() -> new IllegalArgumentException("no class of plans " + word));
  }

  Instance applyTo(Instance instance) {
    return Overrides.of(overrides).applyTo(instance);
  }
}
