package sdedge.explain;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.document.Suggestion;
import sdedge.explain.Lever.Change;

/**
 * What a resource costs.
 *
 * @param path where the resource stands in the instance
 * @param money of any currency, &gt; 0
 * @param units that it buys, in the unit of the resource; of further drafters their number
 */
public record Price(String path, double money, double units) {
  /** How prices are written. */
  public static final String FORM = "PATH=MONEY/UNITS";

  private static final double LEAST = 1e-9;
  private static final double MOST = 1e18;

  private static final Pattern WRITTEN = Pattern.compile("(.+)=([^/=]+)/([^/=]+)");

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not from 1e-9 to 1e18, which keeps all sums finite
   */
  public Price {
    if (!(isPossible(money) && isPossible(units))) {
      throw new IllegalArgumentException(path + ": money and units must be from 1e-9 to 1e18");
    }
  }

  private static boolean isPossible(double number) {
    return number >= LEAST && number <= MOST;
  }

  /**
   * Reads such as {@code verifier.memory_bytes=1200/24e9}.
   *
   * @throws IllegalArgumentException that says what is wrong
   */
  public static Price parse(String text) {
    Matcher written = WRITTEN.matcher(text);
    try {
      if (written.matches()) {
        double money = Double.parseDouble(written.group(2));
        return new Price(written.group(1), money, Double.parseDouble(written.group(3)));
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' must be " + FORM + ", two numbers", e);
    }
    throw new IllegalArgumentException(
        "'" + text + "' must be " + FORM + ", such as verifier.memory_bytes=1200/24e9");
  }

  /**
   * Refuses prices of what is not for sale.
   *
   * @throws IllegalArgumentException if there is one, or two of one resource
   */
  static void check(List<Price> prices, List<Lever> levers) {
    List<String> sold =
        levers.stream()
            .filter(lever -> lever.changes().stream().anyMatch(each -> units(lever, each) != null))
            .map(Lever::path)
            .distinct()
            .toList();
    for (Price price : prices) {
      if (!sold.contains(price.path)) {
        throw new IllegalArgumentException("the path " + Suggestion.mustBeOneOf(price.path, sold));
      } else if (prices.stream().filter(other -> other.path.equals(price.path)).count() > 1) {
        throw new IllegalArgumentException(price.path + " has two prices");
      }
    }
  }

  /** What a change costs; null if it is no number of units. */
  @Nullable Double of(Lever lever, Change change) {
    Double bought = units(lever, change);
    return bought == null ? null : Double.valueOf(money / units * bought);
  }

  private static @Nullable Double units(Lever lever, Change change) {
    Double now = lever.now();
    Double then = change.value();
    if (lever.path().equals(Levers.DRAFTERS)) {
      return 1.0;
    }
    return now == null || then == null ? null : Double.valueOf(Math.abs(then - now));
  }
}
