package sdedge.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sdedge.document.Human;
import sdedge.study.users.Offers;
import sdedge.study.users.UserGain;

/** What more of each resource adds to the users served in time, for people. */
final class PurchasesText {
  private static final double MONEY = 1000; // for which users are counted

  private PurchasesText() {}

  /**
   * A line per purchase, or two, that changes the users, then what changes nothing, what nobody
   * knows, and the cheapest way to users that were asked for.
   */
  static List<String> of(Offers offers) {
    List<UserGain> gains = offers.gains();
    boolean priced = gains.stream().anyMatch(gain -> gain.price() != null);
    TextGrid grid = new TextGrid();
    grid.row(
        "  what to buy", "users", "gained", priced ? "price" : "", priced ? "gained per 1000" : "");
    for (UserGain gain : gains) {
      row(grid, gain.bought(), gain.users(), gain.gained(), gain.price(), gain.perPrice());
    }
    for (Offers.Pair pair : offers.pairs()) {
      String both = String.join(" and ", pair.bought());
      row(grid, both, pair.users(), pair.gained(), pair.price(), pair.perPrice());
    }
    List<String> rows = grid.lines();
    List<String> lines = new ArrayList<>(rows.size() > 1 ? rows : List.of());
    addNamed(lines, "nothing by", gains, gain -> Integer.valueOf(0).equals(gain.gained()));
    addNamed(lines, "not known", gains, gain -> gain.users() == null && gain.failure().isEmpty());
    gains.stream()
        .filter(gain -> !gain.failure().isEmpty())
        .forEach(gain -> lines.add("  not possible: " + gain.resource() + ": " + gain.failure()));
    if (offers.cheapest() != null) {
      lines.add(Human.field("cheapest", cheapest(offers.cheapest())));
    }
    return lines;
  }

  /** What changes the users. */
  private static void row(
      TextGrid grid,
      String bought,
      @Nullable Integer users,
      @Nullable Integer gained,
      @Nullable Double price,
      @Nullable Double perPrice) {
    if (gained != null && gained != 0) {
      grid.row(
          "  " + bought,
          String.valueOf(users),
          Human.format("%+d", gained),
          number(price, 1),
          number(perPrice, MONEY));
    }
  }

  private static String cheapest(Offers.Cheapest way) {
    String to =
        "to " + way.users() + (way.users() == 1 ? " user" : " users") + " of what has a price: ";
    Double price = way.price();
    if (price == null) {
      return to + (way.isWhole() ? "nothing is enough" : "not known");
    }
    String words = String.join(" and ", way.buy().stream().map(UserGain::bought).toList());
    return to
        + (words.isEmpty() ? "nothing to buy" : words + " for " + Human.number(price))
        + (way.isWhole() ? "" : ", or less");
  }

  private static String number(@Nullable Double value, double times) {
    return value == null ? "" : Human.number(value * times);
  }

  /** Resources of which something is said, with their changes unless it is said of all. */
  private static void addNamed(
      List<String> lines, String said, List<UserGain> gains, Predicate<UserGain> of) {
    Map<String, List<String>> changes = new LinkedHashMap<>();
    gains.stream()
        .filter(of)
        .forEach(
            gain ->
                changes
                    .computeIfAbsent(gain.resource(), resource -> new ArrayList<>())
                    .add(gain.change()));
    if (!changes.isEmpty()) {
      lines.add(
          changes.entrySet().stream()
              .map(each -> each.getKey() + some(each.getKey(), each.getValue(), gains))
              .collect(Collectors.joining("; ", "  " + said + " ", "")));
    }
  }

  /** Changes of a resource; nothing if they are all that there are. */
  private static String some(String resource, List<String> changes, List<UserGain> gains) {
    long all = gains.stream().filter(gain -> gain.resource().equals(resource)).count();
    return changes.size() == all ? "" : " " + String.join(", ", changes);
  }
}
