package sdedge.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sdedge.document.Human;
import sdedge.study.users.UserGain;

/** What more of each resource adds to the users served in time, for people. */
final class PurchasesText {
  private static final double MONEY = 1000; // for which users are counted

  private PurchasesText() {}

  /**
   * A line per purchase that changes the users, then what changes nothing, and what is not known.
   */
  static List<String> of(List<UserGain> gains) {
    boolean priced = gains.stream().anyMatch(gain -> gain.price() != null);
    TextGrid grid = new TextGrid();
    grid.row(
        "  what to buy", "users", "gained", priced ? "price" : "", priced ? "gained per 1000" : "");
    for (UserGain gain : gains) {
      Integer gained = gain.gained();
      if (gained != null && gained != 0) {
        grid.row(
            "  " + gain.bought(),
            String.valueOf(gain.users()),
            Human.format("%+d", gained),
            number(gain.price(), 1),
            number(gain.perPrice(), MONEY));
      }
    }
    List<String> rows = grid.lines();
    List<String> lines = new ArrayList<>(rows.size() > 1 ? rows : List.of());
    addNamed(lines, "nothing by", gains, gain -> Integer.valueOf(0).equals(gain.gained()));
    addNamed(lines, "not known", gains, gain -> gain.users() == null && gain.failure().isEmpty());
    gains.stream()
        .filter(gain -> !gain.failure().isEmpty())
        .forEach(gain -> lines.add("  not possible: " + gain.resource() + ": " + gain.failure()));
    return lines;
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
