package sdedge.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import sdedge.document.Suggestion;
import sdedge.instance.Instance;
import sdedge.instance.Overrides;
import sdedge.search.Approach;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Approaches;

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
 */
public record SolveOptions(
    String method,
    Optional<Duration> timeLimit,
    int threads,
    double gap,
    long seed,
    Map<String, String> overrides) {
  /** The defaults. */
  public static final SolveOptions DEFAULT =
      new SolveOptions("dp", Optional.empty(), 1, 0, SearchOptions.DEFAULT_SEED, Map.of());

  /**
   * Checks all values.
   *
   * @param method as above
   * @param timeLimit as above
   * @param threads as above
   * @param gap as above
   * @param seed as above
   * @param overrides as above
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
  }

  /**
   * These with another method.
   *
   * @param other its name
   * @return new options
   */
  public SolveOptions withMethod(String other) {
    return new SolveOptions(other, timeLimit, threads, gap, seed, overrides);
  }

  /**
   * These with a time limit.
   *
   * @param limit longer than 0
   * @return new options
   */
  public SolveOptions withTimeLimit(Duration limit) {
    return new SolveOptions(method, Optional.of(limit), threads, gap, seed, overrides);
  }

  /**
   * These with other threads.
   *
   * @param number at least 1
   * @return new options
   */
  public SolveOptions withThreads(int number) {
    return new SolveOptions(method, timeLimit, number, gap, seed, overrides);
  }

  /**
   * These with another gap.
   *
   * @param fraction in [0, 1)
   * @return new options
   */
  public SolveOptions withGap(double fraction) {
    return new SolveOptions(method, timeLimit, threads, fraction, seed, overrides);
  }

  /**
   * These with another seed.
   *
   * @param other any
   * @return new options
   */
  public SolveOptions withSeed(long other) {
    return new SolveOptions(method, timeLimit, threads, gap, other, overrides);
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
    return new SolveOptions(method, timeLimit, threads, gap, seed, more);
  }

  Approach approach() {
    Approach approach = Approaches.named(method);
    if (approach == null) {
      throw new IllegalArgumentException(
          "method " + Suggestion.mustBeOneOf(method, Approaches.definitions().keySet()));
    }
    return approach;
  }

  SearchOptions search() {
    return new SearchOptions(threads, gap, seed);
  }

  Instance applyTo(Instance instance) {
    return Overrides.of(overrides).applyTo(instance);
  }
}
