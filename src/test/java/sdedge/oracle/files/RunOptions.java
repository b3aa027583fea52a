package sdedge.oracle.files;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.document.TextRule;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.Named;
import sdedge.instance.Overrides;
import sdedge.instance.SearchOption;
import sdedge.oracle.stream.Level;

/**
 * What a run used, as {@code run.json} records it.
 *
 * @param method null unless it searched
 * @param exact whether the method searches for the joint optimum; a scheme claims nothing
 * @param overrides all that a search looked for, or what was asked for in place of what instance
 *     and given plan say
 * @param onlyContiguous whether no other batch plans were to be searched
 * @param hasTimeLimit whether there was a time limit
 * @param hasGap whether the search could stop before a proof
 * @param stream of a stream; null for others
 * @param capacity of users in time; null for others
 */
public record RunOptions(
    String command,
    @Nullable String method,
    boolean exact,
    Overrides overrides,
    boolean onlyContiguous,
    boolean hasTimeLimit,
    boolean hasGap,
    @Nullable OfStream stream,
    @Nullable OfCapacity capacity) {

  static final String STREAM = "stream";
  static final String CAPACITY = "capacity";

  /** Reports an end that the run cannot have had. */
  public void end(ValueReader termination) {
    boolean possible =
        switch (termination.text(TextRule.ANY)) {
          case ClaimedResult.COMPLETED, "interrupted" -> true;
          case "time_limit" -> hasTimeLimit;
          case "memory_limit" -> stream == null;
          case "gap" -> hasGap;
          default -> false;
        };
    if (!possible) {
      termination.reject("an end that the run can have had");
    }
  }

  /** Whether it read a plan or a trace beside the instance. */
  boolean hasOwnInput() {
    return isEvaluated()
        || (stream != null && stream.areGiven())
        || (capacity != null && capacity.isTraced);
  }

  boolean isEvaluated() {
    return command.equals(ClaimedResult.EVALUATE);
  }

  /**
   * The question of an instance as the run answered it. Of a given plan, pipeline and uplink take
   * the place of the plan's.
   */
  public Instance question(Instance instance) {
    return isEvaluated()
        ? overrides.only(SearchOption.STEPS).applyTo(instance)
        : overrides.applyTo(instance);
  }

  /** The word asked for in place of a given plan's; null for none. */
  @Nullable String inPlaceOfPlan(SearchOption option) {
    Named word = overrides.words().get(option);
    return word == null ? null : word.key();
  }

  /**
   * What a run used that counted users in time.
   *
   * @param withinS by when all must have their answers, seconds
   * @param share of the draws in which that must hold
   * @param most users that were looked for
   * @param isTraced whether tokens are those of a trace
   * @param curve whether makespans over users were asked for
   * @param levers whether purchases were asked for
   * @param prices by path, of a unit of what stands there
   * @param users to which the cheapest way was asked for; null if it was not
   */
  public record OfCapacity(
      String method,
      double withinS,
      double share,
      int draws,
      int most,
      long seed,
      boolean isTraced,
      boolean curve,
      boolean levers,
      Map<String, Double> prices,
      @Nullable Integer users) {
    public OfCapacity {
      prices = Map.copyOf(prices);
    }

    /** The latest makespan that is in time, seconds. */
    double latestS() {
      return withinS * (1 + Findings.TOLERANCE);
    }

    /** In how many draws it must hold, at least. */
    int needed() {
      return needed(draws);
    }

    int needed(int of) {
      return Math.max(1, (int) Math.ceil(share * of - Findings.TOLERANCE));
    }
  }

  /**
   * What a run used that served a stream.
   *
   * @param arrivals the law, or where the requests of a trace were
   * @param requests how many there are; 0 where they were given and nothing says how many
   * @param level promised; null for none
   * @param capacity whether capacities were asked for
   * @param window the request, from 1, with which it begins; null for the one in the middle
   * @param modes that may be loaded; null for all
   * @param inOrder whether the tasks of a closed loop were given
   */
  public record OfStream(
      String arrivals,
      int requests,
      long seed,
      int draws,
      @Nullable Level level,
      boolean capacity,
      @Nullable Integer window,
      @Nullable Set<String> modes,
      boolean inOrder) {
    private static final String GAMMA = "gamma:";
    private static final double MOST_VARIATION = 100;

    /** These options, of so many requests. */
    OfStream of(int number) {
      return new OfStream(arrivals, number, seed, draws, level, capacity, window, modes, inOrder);
    }

    /** Whether users send requests when answers are complete. */
    boolean isClosedLoop() {
      return arrivals.equals("closed-loop");
    }

    /** Whether their tasks were given, in an order. */
    boolean areGiven() {
      return inOrder || isTrace();
    }

    boolean isTrace() {
      return !isClosedLoop() && !arrivals.equals("poisson") && variation() == null;
    }

    /** Of the gaps drawn; null for exponential ones and none. */
    @Nullable Double variation() {
      boolean isGamma = arrivals.startsWith(GAMMA);
      Double found = isGamma ? Expected.number(arrivals.substring(GAMMA.length())) : null;
      return found != null && found >= 0 && found <= MOST_VARIATION ? found : null;
    }

    String law() {
      return isTrace() ? "trace" : variation() == null ? arrivals : GAMMA + variation();
    }

    /** The request, from 0, with whose first step the window begins that is kept. */
    int firstInWindow() {
      return window == null ? requests / 2 : window - 1;
    }
  }
}
