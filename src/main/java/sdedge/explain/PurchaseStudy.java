package sdedge.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.latency.NegativePassTimeException;
import sdedge.search.Outcome;
import sdedge.stream.PlanExecution;
import sdedge.study.CommandFailure;
import sdedge.study.users.KnownDraws;
import sdedge.study.users.LikeNetworks;
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
    Instance instance = loaded.instance();
    levers = Levers.of(instance, Math.max(most, instance.tasks().size()));
    Price.check(prices, levers);
  }

  /** Those that a limit left out are not known. */
  @Override
  public List<UserGain> gains(UserCapacity found, KnownDraws known, Control control) {
    LikeNetworks like = new LikeNetworks(study, tokens, found, known, control);
    Map<String, List<Purchase>> byPath = byPath(ordered(found, control));
    control.begin(
        "%s/%s purchases looked at%s", byPath.values().stream().mapToInt(List::size).sum());
    List<UserGain> gains = new ArrayList<>();
    for (List<Purchase> purchases : byPath.values()) {
      LikeNetworks.Found above = null;
      for (Purchase purchase : purchases) {
        boolean isBetter = purchase.lever().isNeverWorse();
        try {
          LoadedInstance changed = loaded.with(purchase.change().instance());
          LikeNetworks.Found with = like.find(changed, isBetter, above);
          above = isBetter ? with : null;
          gains.add(purchase.gain(with.users(), found.users()));
        } catch (CommandFailure e) {
          String reasons = String.join("; ", e.reasons());
          gains.add(purchase.failed(reasons.isEmpty() ? e.getMessage() : reasons));
        } catch (NegativePassTimeException e) {
          gains.add(purchase.failed(e.getMessage()));
        }
        control.next();
      }
    }
    return gains.stream().sorted(UserGain.RANK).toList();
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
