package sdedge.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.explain.Lever.Change;
import sdedge.study.users.UserGain;

/**
 * Something that can be bought.
 *
 * @param price null if none is given, or it is no number of units
 */
record Purchase(Lever lever, Change change, @Nullable Double price) {
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
        .map(change -> new Purchase(lever, change, price == null ? null : price.of(lever, change)))
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
