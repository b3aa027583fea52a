package sdedge.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.explain.Lever.Change;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.latency.NegativePassTimeException;
import sdedge.search.Outcome;
import sdedge.search.solver.Method;
import sdedge.stream.PlanExecution;
import sdedge.study.CommandFailure;
import sdedge.study.users.KnownDraws;
import sdedge.study.users.UserCapacity;
import sdedge.study.users.UserDraws;
import sdedge.study.users.UserGain;
import sdedge.study.users.UserStudy;

/**
 * How many users more of each resource adds, in the draws of a capacity that is known
 * (docs/capacity.md). Of changes of one resource the largest is looked at first: what it does not
 * add, none of the others adds.
 */
public final class PurchaseStudy implements UserStudy.Purchases {
  private final UserStudy study;
  private final LoadedInstance loaded;
  private final List<UserDraws.Tokens> tokens;
  private final List<Price> prices;
  private final List<Lever> levers;

  /**
   * Of an instance.
   *
   * @param loaded with the instance whose tasks are drawn
   * @param tokens of a trace, one of which each user has; none for those of the tasks
   * @param most users that are looked for
   * @param prices at most one of each path
   * @throws IllegalArgumentException if a price is of nothing that can be bought
   */
  public PurchaseStudy(
      UserStudy study,
      LoadedInstance loaded,
      List<UserDraws.Tokens> tokens,
      int most,
      List<Price> prices) {
    this.study = study;
    this.loaded = loaded;
    this.tokens = List.copyOf(tokens);
    this.prices = List.copyOf(prices);
    levers = Levers.of(loaded.instance(), Math.max(most, loaded.instance().tasks().size()));
    Price.check(this.prices, levers);
  }

  /** Those that a limit left out are not known. */
  @Override
  public List<UserGain> gains(UserCapacity found, KnownDraws known, Control control) {
    Map<String, List<Purchase>> byPath = byPath(ordered(found, control));
    control.begin(
        "%s/%s purchases looked at%s", byPath.values().stream().mapToInt(List::size).sum());
    List<UserGain> gains = new ArrayList<>();
    for (List<Purchase> purchases : byPath.values()) {
      KnownDraws above = null; // what is known with more of the same
      for (Purchase purchase : purchases) {
        boolean isBetter = purchase.lever().isNeverWorse();
        Instance changed = purchase.change().instance();
        KnownDraws own =
            isBetter && isProven(changed)
                ? known.ofBetter()
                : KnownDraws.of(found.question().draws());
        KnownDraws begun = above != null && isProven(changed) ? own.andLateIn(above) : own;
        UserGain gain = gain(purchase, found, begun, known, control);
        above = isBetter && gain.failure().isEmpty() ? begun : null;
        gains.add(gain);
        control.next();
      }
    }
    gains.sort(UserGain.RANK);
    return gains;
  }

  /**
   * Whether what is found are optima, of plans that take sums and maxima of stages: none of these
   * is later where stages are shorter or there are more plans.
   */
  private boolean isProven(Instance instance) {
    return study.method() == Method.DP && instance.pipeline().hasSlots();
  }

  /**
   * What a purchase adds.
   *
   * @param begun what is known of the draws with it
   * @param known what is known of them without
   */
  private UserGain gain(
      Purchase purchase, UserCapacity found, KnownDraws begun, KnownDraws known, Control control) {
    LoadedInstance changed = loaded.with(purchase.change().instance());
    try {
      Integer users = study.most(changed, tokens, found.question(), begun, known, control);
      return purchase.gain(users, found.users());
    } catch (CommandFailure e) {
      String reasons = String.join("; ", e.reasons());
      return purchase.failed(reasons.isEmpty() ? e.getMessage() : reasons);
    } catch (NegativePassTimeException e) {
      return purchase.failed(e.getMessage());
    }
  }

  /** Purchases by what they are of, the largest first; a further drafter of each kind apart. */
  private Map<String, List<Purchase>> byPath(List<Lever> ordered) {
    Map<String, List<Purchase>> byPath = new LinkedHashMap<>();
    ordered.stream()
        .flatMap(lever -> Purchase.of(lever, prices).stream())
        .forEach(
            each -> byPath.computeIfAbsent(each.goods(), goods -> new ArrayList<>()).add(each));
    byPath.values().forEach(all -> all.sort(Comparator.comparingDouble(each -> -each.extent())));
    return byPath;
  }

  /** The most promising levers first, as far as a plan of the first draw tells. */
  private List<Lever> ordered(UserCapacity found, Control control) {
    Instance users =
        new UserDraws(loaded.instance(), tokens, found.seed()).of(1, Math.max(1, found.users()));
    Outcome outcome =
        control.isStopped()
            ? null
            : study.search().solve(users, study.method(), study.options(), control.strict());
    return outcome instanceof Outcome.Found best
        ? Explanation.byPromise(levers, PlanExecution.criticalPath(users, best.plan()))
        : levers;
  }

  /**
   * Something that can be bought.
   *
   * @param price null if none is given, or it is no number of units
   */
  private record Purchase(Lever lever, Change change, @Nullable Double price) {
    /**
     * All of an instance, those that have a price as an amount sold too.
     *
     * @param prices at most one of each path
     */
    static List<Purchase> of(Lever lever, List<Price> prices) {
      Price price =
          prices.stream().filter(p -> p.path().equals(lever.path())).findFirst().orElse(null);
      List<Change> changes = new ArrayList<>(lever.changes());
      if (price != null && lever.more() != null) {
        Change sold = lever.more().apply(price.units());
        changes.removeIf(each -> each.amount().equals(sold.amount()));
        changes.add(sold);
      }
      return changes.stream()
          .map(
              change -> new Purchase(lever, change, price == null ? null : price.of(lever, change)))
          .toList();
    }

    /** What it is of; further drafters of each kind are something of their own. */
    String goods() {
      return lever.path() + " " + lever.resource();
    }

    /**
     * How much of the resource there is more, to compare it with others; of a limit that is lifted
     * more than of any.
     */
    double extent() {
      Double value = change.value();
      Double now = lever.now();
      if (value != null && now != null) {
        return Math.abs(value - now);
      }
      int step =
          Stream.concat(Stream.ofNullable(lever.tenPercent()), lever.steps().stream())
              .map(Change::amount)
              .toList()
              .indexOf(change.amount());
      return step < 0 ? Double.POSITIVE_INFINITY : step;
    }

    /** What it adds to some users; null if that is not known. */
    UserGain gain(@Nullable Integer users, int before) {
      return gain(users, users == null ? null : Integer.valueOf(users - before), "");
    }

    /** With it there is no plan. */
    UserGain failed(@Nullable String why) {
      return gain(null, null, String.valueOf(why));
    }

    private UserGain gain(@Nullable Integer users, @Nullable Integer gained, String failure) {
      return new UserGain(
          lever.resource(),
          lever.path(),
          change.amount(),
          change.words(),
          lever.now(),
          change.value(),
          lever.unit(),
          price,
          users,
          gained,
          failure);
    }
  }
}
