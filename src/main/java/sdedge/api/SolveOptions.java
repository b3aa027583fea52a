package sdedge.api;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sdedge.document.Suggestion;
import sdedge.instance.Instance;
import sdedge.instance.Named;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
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

  private static final Map<String, List<? extends Named>> WORDS = words();

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
    for (Map.Entry<String, String> override : overrides.entrySet()) {
      List<? extends Named> words = WORDS.get(override.getKey());
      if (words == null) {
        throw unknown("option", override.getKey(), WORDS.keySet());
      } else if (words.stream().noneMatch(word -> word.key().equals(override.getValue()))) {
        List<String> keys = words.stream().map(Named::key).toList();
        throw unknown(override.getKey(), override.getValue(), keys);
      }
    }
  }

  private static Map<String, List<? extends Named>> words() {
    Map<String, List<? extends Named>> words = new LinkedHashMap<>();
    words.put("pipeline", List.of(Pipeline.values()));
    words.put("uplink", UplinkPolicy.REQUESTS);
    words.put("order", List.of(TaskOrder.values()));
    words.put("scope", List.of(Scope.values()));
    words.put("steps", List.of(Steps.values()));
    return words;
  }

  private static IllegalArgumentException unknown(
      String what, String value, Collection<String> words) {
    return new IllegalArgumentException(what + " " + Suggestion.mustBeOneOf(value, words));
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
      throw unknown("method", method, Approaches.definitions().keySet());
    }
    return approach;
  }

  SearchOptions search() {
    return new SearchOptions(threads, gap, seed);
  }

  Instance applyTo(Instance instance) {
    return instance
        .withOptions(
            word("pipeline", Pipeline.values()),
            word("uplink", UplinkPolicy.values()),
            word("order", TaskOrder.values()),
            word("scope", Scope.values()))
        .with(word("steps", Steps.values()));
  }

  private <E extends Named> @Nullable E word(String option, E[] constants) {
    String key = overrides.get(option);
    for (E constant : constants) {
      if (constant.key().equals(key)) {
        return constant;
      }
    }
    return null;
  }
}
