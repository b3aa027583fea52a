package sdedge.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.explain.Price;
import sdedge.explain.PurchaseStudy;
import sdedge.instance.LoadedInstance;
import sdedge.study.CommandFailure;
import sdedge.study.Search;
import sdedge.study.users.CapacityFindings;
import sdedge.study.users.Offers;
import sdedge.study.users.UserCapacity;
import sdedge.study.users.UserGain;
import sdedge.study.users.UserQuestion;
import sdedge.study.users.UserStudy;

/**
 * How many users have all their answers within a time, as {@code sdedge capacity} finds it
 * (docs/capacity.md).
 *
 * @param users the most for which that holds in enough draws
 * @param tooMany the fewest for which it does not; empty if that was not found
 * @param isWhole whether the search came to its end
 * @param withinByUsers in how many draws so many users are served in time, for all numbers decided
 * @param refilled the most users that continuous batching serves, at least those of batches, in at
 *     most ten draws; empty if nobody looked or that was not found
 * @param purchases what more of each resource adds, the most first; none unless asked for
 * @param pairs what two of the best purchases add together, the most first
 */
public record ServedUsers(
    int users,
    OptionalInt tooMany,
    boolean isWhole,
    Map<Integer, Integer> withinByUsers,
    OptionalInt refilled,
    List<Purchase> purchases,
    List<Pair> pairs) {

  /**
   * More of a resource.
   *
   * @param resource such as {@code mbs memory}
   * @param path where it stands in the instance
   * @param change how much is bought, such as {@code +1 GB}
   * @param words what is bought, such as {@code 1 GB more memory on mbs}
   * @param value what stands there then; empty if no single number does
   * @param gained users more than without it; empty if that is not known
   * @param price of it; empty without one
   * @param failure why nothing can be planned with it; empty if something can
   */
  public record Purchase(
      String resource,
      String path,
      String change,
      String words,
      OptionalDouble value,
      OptionalInt gained,
      OptionalDouble price,
      String failure) {
    private static Purchase of(UserGain gain) {
      Integer gained = gain.gained();
      return new Purchase(
          gain.resource(),
          gain.path(),
          gain.change(),
          gain.bought(),
          ResultTables.optional(gain.value()),
          gained == null ? OptionalInt.empty() : OptionalInt.of(gained),
          ResultTables.optional(gain.price()),
          gain.failure());
    }
  }

  /**
   * Two purchases together.
   *
   * @param one the better one
   * @param other of another resource
   * @param gained users more than without both; empty if that is not known
   * @param price of both; empty unless both have one
   */
  public record Pair(Purchase one, Purchase other, OptionalInt gained, OptionalDouble price) {
    private static Pair of(Offers.Pair pair) {
      Integer gained = pair.gained();
      return new Pair(
          Purchase.of(pair.one()),
          Purchase.of(pair.other()),
          gained == null ? OptionalInt.empty() : OptionalInt.of(gained),
          ResultTables.optional(pair.price()));
    }
  }

  /**
   * The cheapest purchases with which so many users are in time, of at most three resources with
   * prices and an amount of each.
   *
   * @param buy what; nothing if nothing does, or none is needed
   * @param price of all; empty if nothing with a price does
   * @param isWhole whether no cheaper one is left to be looked at
   */
  public record Cheapest(List<Purchase> buy, OptionalDouble price, boolean isWhole) {}

  /**
   * What is asked of a network.
   *
   * @param within by when the last answer must be complete, longer than 0
   * @param share of the draws in which that must hold, in (0, 1]
   * @param draws of users, from 1 to 100000
   * @param most no more users are tried, from 1 to 1000000
   */
  public record Question(Duration within, double share, int draws, int most) {
    /**
     * Checks all values.
     *
     * @param within as above
     * @param share as above
     * @param draws as above
     * @param most as above
     * @throws IllegalArgumentException if one is outside its domain
     */
    public Question {
      asked(within, share, draws, most);
    }

    private UserQuestion asked() {
      return asked(within, share, draws, most);
    }

    private static UserQuestion asked(Duration within, double share, int draws, int most) {
      return new UserQuestion(within.toNanos() / 1e9, share, draws, most);
    }
  }

  /**
   * Searches for the most users, drawn from the tasks of an instance.
   *
   * @param instance whose tasks are drawn with replacement
   * @param question what is asked
   * @param options of the planning, the seed of the draws and the time limit of all
   * @return what was found
   * @throws InputException if a task can never be served or the method cannot plan the instance
   */
  public static ServedUsers find(PlanningInstance instance, Question question, SolveOptions options)
      throws InputException {
    return of(findings(instance, question, options, all -> null));
  }

  /**
   * Searches for the most users and for what more of each resource adds, as {@code --levers} does.
   *
   * @param instance whose tasks are drawn with replacement
   * @param question what is asked
   * @param prices such as {@code verifier.memory_bytes=1200/24e9}, by which purchases are ranked
   *     then; may be empty
   * @param options of the planning, the seed of the draws and the time limit of all
   * @return what was found
   * @throws InputException if a task can never be served or the method cannot plan the instance
   * @throws IllegalArgumentException if a price is none, or of nothing that can be bought
   */
  public static ServedUsers withPurchases(
      PlanningInstance instance, Question question, List<String> prices, SolveOptions options)
      throws InputException {
    return of(findings(instance, question, options, all -> purchases(all, prices)));
  }

  /**
   * Looks for the cheapest purchases with which so many users are in time, as {@code --users} does.
   *
   * @param instance whose tasks are drawn with replacement
   * @param question what is asked
   * @param users to be served
   * @param prices of what can be bought, as above
   * @param options of the planning, the seed of the draws and the time limit of all
   * @return the cheapest ones
   * @throws InputException if a task can never be served or the method cannot plan the instance
   * @throws IllegalArgumentException if a price is none, or of nothing that can be bought
   */
  public static Cheapest cheapest(
      PlanningInstance instance,
      Question question,
      int users,
      List<String> prices,
      SolveOptions options)
      throws InputException {
    Offers.Cheapest found =
        Objects.requireNonNull(
                findings(instance, question, options, all -> purchases(all, prices).reaching(users))
                    .offers())
            .cheapest();
    Offers.Cheapest way = Objects.requireNonNull(found);
    return new Cheapest(
        way.buy().stream().map(Purchase::of).toList(),
        ResultTables.optional(way.price()),
        way.isWhole());
  }

  /** A study of users, and what it is of. */
  private record Asked(UserStudy study, LoadedInstance loaded, int most) {}

  private static PurchaseStudy purchases(Asked asked, List<String> prices) {
    List<Price> given = prices.stream().map(Price::parse).toList();
    return new PurchaseStudy(asked.study, asked.loaded, List.of(), asked.most, given);
  }

  private static CapacityFindings findings(
      PlanningInstance instance,
      Question question,
      SolveOptions options,
      Function<Asked, @Nullable PurchaseStudy> purchases)
      throws InputException {
    Control control = SearchListening.limited(options.timeLimit().orElse(null));
    UserStudy study = new UserStudy(Search.SOLVER, options.approach(), options.search(), false);
    LoadedInstance loaded = instance.loaded().with(options.applyTo(instance.instance()));
    PurchaseStudy asked = purchases.apply(new Asked(study, loaded, question.most()));
    try {
      return study.findings(loaded, List.of(), question.asked(), asked, control);
    } catch (CommandFailure e) {
      throw InputException.of(e);
    }
  }

  private static ServedUsers of(CapacityFindings findings) {
    UserCapacity found = findings.capacity();
    Map<Integer, Integer> within = new LinkedHashMap<>();
    found.steps().forEach(step -> within.put(step.users(), step.within().held()));
    Integer tooMany = found.tooMany();
    UserStudy.Unbatched unbatched = findings.unbatched();
    Offers offers = findings.offers();
    return new ServedUsers(
        found.users(),
        tooMany == null ? OptionalInt.empty() : OptionalInt.of(tooMany),
        found.termination() == Termination.COMPLETED,
        Map.copyOf(within),
        unbatched == null || !unbatched.isWhole()
            ? OptionalInt.empty()
            : OptionalInt.of(unbatched.users()),
        offers == null ? List.of() : offers.gains().stream().map(Purchase::of).toList(),
        offers == null ? List.of() : offers.pairs().stream().map(Pair::of).toList());
  }
}
