package sdedge.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.study.users.Offers;
import sdedge.study.users.UserGain;

/**
 * Looks for the cheapest purchases with which so many users are in time, of at most three resources
 * with prices. Halves what is left by its price: what serves them leaves only what is cheaper, what
 * does not leaves out all that is no more of anything.
 *
 * @param isProven whether more of what never makes an optimum later serves no fewer
 * @param serves whether some purchases serve the users; null if it was stopped before that was
 *     known
 */
record CheapestWay(
    int users, boolean isProven, Function<List<Purchase>, @Nullable Boolean> serves) {
  private static final int MOST_RESOURCES = 3;

  /** A purchase, and what it adds alone. */
  record Single(Purchase purchase, UserGain gain) {}

  /** Some purchases of different resources, and what they cost. */
  private record Way(List<Single> singles, double price) {
    Way and(Single more) {
      List<Single> all = new ArrayList<>(singles);
      all.add(more);
      return new Way(List.copyOf(all), price + Objects.requireNonNull(more.purchase.price()));
    }

    List<Purchase> purchases() {
      return singles.stream().map(Single::purchase).toList();
    }

    /** Whether another one has no less of anything, and what it has more can do no harm. */
    boolean isWithin(Way other) {
      return singles.stream().allMatch(own -> other.has(own.purchase))
          && other.singles.stream()
              .allMatch(more -> more.purchase.lever().isNeverWorse() || of(more.purchase) != null);
    }

    /** Whether it has as much of something, or more if that can do no harm. */
    private boolean has(Purchase some) {
      Purchase own = of(some);
      return own != null
          && (own.change().amount().equals(some.change().amount())
              || (some.lever().isNeverWorse() && own.extent() >= some.extent()));
    }

    /** What it has of the same resource; null for nothing. */
    private @Nullable Purchase of(Purchase some) {
      return singles.stream()
          .map(Single::purchase)
          .filter(each -> each.goods().equals(some.goods()))
          .findFirst()
          .orElse(null);
    }
  }

  /** The cheapest of what can be bought. */
  Offers.Cheapest find(List<Single> singles) {
    List<Way> open = ways(singles);
    open.sort(Comparator.comparingDouble(Way::price));
    Way best = null;
    boolean isWhole = true;
    while (isWhole && !open.isEmpty()) {
      Way way = open.get(open.size() / 2);
      Boolean is = serves(way);
      if (is == null) {
        isWhole = false;
      } else if (is) {
        best = way;
        open.removeIf(each -> each.price >= way.price);
      } else {
        open.remove(open.size() / 2);
        open.removeIf(each -> isProven && each.isWithin(way));
      }
    }
    return new Offers.Cheapest(
        users,
        best == null ? List.of() : best.singles.stream().map(Single::gain).toList(),
        best == null ? null : Double.valueOf(best.price),
        isWhole);
  }

  /** Of a single purchase as was found. */
  private @Nullable Boolean serves(Way way) {
    Integer served = way.singles.size() == 1 ? way.singles.get(0).gain.users() : null;
    return served == null ? serves.apply(way.purchases()) : Boolean.valueOf(served >= users);
  }

  /** All ways, of what has a price. */
  private static List<Way> ways(List<Single> singles) {
    Map<String, List<Single>> byGoods = new LinkedHashMap<>();
    for (Single single : singles) {
      if (single.purchase.price() != null) {
        byGoods.computeIfAbsent(single.purchase.goods(), goods -> new ArrayList<>()).add(single);
      }
    }
    List<Way> ways = new ArrayList<>(List.of(new Way(List.of(), 0)));
    for (List<Single> amounts : byGoods.values()) {
      List<Way> fewer = ways.stream().filter(way -> way.singles.size() < MOST_RESOURCES).toList();
      fewer.forEach(way -> amounts.forEach(amount -> ways.add(way.and(amount))));
    }
    ways.remove(0);
    return ways;
  }
}
