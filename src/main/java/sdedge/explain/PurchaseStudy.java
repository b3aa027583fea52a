package sdedge.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.latency.NegativePassTimeException;
import sdedge.search.Outcome;
import sdedge.stream.PlanExecution;
import sdedge.study.CommandFailure;
import sdedge.study.users.KnownDraws;
import sdedge.study.users.LikeNetworks;
import sdedge.study.users.Offers;
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
  private static final int PAIRED = 3; // of the best purchases

  private final UserStudy study;
  private final LoadedInstance loaded;
  private final List<UserDraws.Tokens> tokens;
  private final List<Price> prices;
  private final List<Lever> levers;
  private final int together;
  private final @Nullable Integer users; // that are to be reached

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
    this(study, loaded, tokens, Math.max(most, loaded.instance().tasks().size()), prices, null);
    Price.check(this.prices, levers);
  }

  private PurchaseStudy(
      UserStudy study,
      LoadedInstance loaded,
      List<UserDraws.Tokens> tokens,
      int together,
      List<Price> prices,
      @Nullable Integer users) {
    this.study = study;
    this.loaded = loaded;
    this.tokens = List.copyOf(tokens);
    this.prices = List.copyOf(prices);
    this.together = together;
    this.users = users;
    levers = Levers.of(loaded.instance(), together);
  }

  /** This, and a look for the cheapest purchases that serve so many users. */
  public PurchaseStudy reaching(int number) {
    return new PurchaseStudy(study, loaded, tokens, together, prices, number);
  }

  /** Those that a limit left out are not known. */
  @Override
  public Offers offers(UserCapacity found, KnownDraws known, Control control) {
    LikeNetworks like = new LikeNetworks(study, tokens, found, known, control);
    Map<String, List<Purchase>> byPath = byPath(ordered(found, control));
    control.begin(
        "%s/%s purchases looked at%s", byPath.values().stream().mapToInt(List::size).sum());
    List<CheapestWay.Single> singles = new ArrayList<>();
    for (List<Purchase> purchases : byPath.values()) {
      LikeNetworks.Found above = null;
      for (Purchase purchase : purchases) {
        Looked with = look(like, List.of(purchase), above);
        above = purchase.lever().isNeverWorse() ? with.found : null;
        UserGain gain =
            with.failure.isEmpty()
                ? purchase.gain(with.users(), found.users())
                : purchase.failed(with.failure);
        singles.add(new CheapestWay.Single(purchase, gain));
        control.next();
      }
    }
    singles.sort(Comparator.comparing(CheapestWay.Single::gain, UserGain.RANK));
    return new Offers(
        singles.stream().map(CheapestWay.Single::gain).toList(),
        pairs(like, singles, found, control),
        cheapest(like, singles, found, control));
  }

  /** What was found of a network; null if it cannot be planned. */
  private record Looked(LikeNetworks.@Nullable Found found, String failure) {
    @Nullable Integer users() {
      return found == null ? null : found.users();
    }
  }

  /** Asks of a network with some purchases. */
  private interface Question<T> {
    @Nullable T ask(LoadedInstance changed, boolean isBetter) throws CommandFailure;
  }

  private Looked look(
      LikeNetworks like, List<Purchase> purchases, LikeNetworks.@Nullable Found above) {
    try {
      Looked impossible = new Looked(null, "one leaves nothing to buy of the other");
      return Objects.requireNonNull(
          ask(
              purchases,
              (changed, isBetter) -> new Looked(like.find(changed, isBetter, above), ""),
              impossible));
    } catch (CommandFailure e) {
      String reasons = String.join("; ", e.reasons());
      return new Looked(null, String.valueOf(reasons.isEmpty() ? e.getMessage() : reasons));
    } catch (NegativePassTimeException e) {
      return new Looked(null, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Asks of the network with some purchases, of different resources.
   *
   * @param impossible the answer where they do not go together
   */
  private <T> @Nullable T ask(List<Purchase> purchases, Question<T> question, T impossible)
      throws CommandFailure {
    Instance changed =
        purchases.size() == 1
            ? purchases.get(0).change().instance()
            : new Bought(loaded.instance(), together, prices).with(purchases);
    return changed == null
        ? impossible
        : question.ask(
            loaded.with(changed), purchases.stream().allMatch(each -> each.lever().isNeverWorse()));
  }

  /** What two of the best of different resources add together. */
  private List<Offers.Pair> pairs(
      LikeNetworks like, List<CheapestWay.Single> singles, UserCapacity found, Control control) {
    List<CheapestWay.Single> best = best(singles);
    List<Offers.Pair> pairs = new ArrayList<>();
    control.begin("%s/%s pairs of purchases looked at%s", best.size() * (best.size() - 1) / 2);
    for (int i = 0; i < best.size(); i++) {
      for (int j = i + 1; j < best.size(); j++) {
        Purchase one = best.get(i).purchase();
        Purchase other = best.get(j).purchase();
        Looked with = look(like, List.of(one, other), null);
        Integer users = with.users();
        pairs.add(
            new Offers.Pair(
                best.get(i).gain(),
                best.get(j).gain(),
                sum(one.price(), other.price()),
                users,
                users == null ? null : Integer.valueOf(users - found.users()),
                with.failure));
        control.next();
      }
    }
    pairs.sort(Offers.Pair.RANK);
    return pairs;
  }

  /** The first of each resource that add users. */
  private static List<CheapestWay.Single> best(List<CheapestWay.Single> singles) {
    Map<String, CheapestWay.Single> best = new LinkedHashMap<>();
    for (CheapestWay.Single single : singles) {
      Integer gained = single.gain().gained();
      if (gained != null && gained > 0 && best.size() < PAIRED) {
        best.putIfAbsent(single.purchase().goods(), single);
      }
    }
    return List.copyOf(best.values());
  }

  private static @Nullable Double sum(@Nullable Double one, @Nullable Double other) {
    return one == null || other == null ? null : Double.valueOf(one + other);
  }

  /** The cheapest way to the users that are asked for; null if none are. */
  private Offers.@Nullable Cheapest cheapest(
      LikeNetworks like, List<CheapestWay.Single> singles, UserCapacity found, Control control) {
    if (users == null || users <= found.users()) {
      return users == null ? null : new Offers.Cheapest(users, List.of(), 0.0, true);
    }
    int asked = users;
    control.begin("looking for the cheapest way, %s networks looked at", 0);
    boolean isProven = LikeNetworks.isProven(loaded.instance(), study.method());
    CheapestWay way =
        new CheapestWay(
            asked,
            isProven,
            purchases -> {
              try {
                return ask(
                    purchases,
                    (changed, isBetter) -> like.serves(changed, isBetter, asked),
                    Boolean.FALSE);
              } catch (CommandFailure | NegativePassTimeException e) {
                return false;
              } finally {
                control.next();
              }
            });
    return way.find(singles);
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
}
