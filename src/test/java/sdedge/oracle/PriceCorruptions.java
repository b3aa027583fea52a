package sdedge.oracle;

import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Ways to make the prices of a closed batch prove something else, or nothing. */
final class PriceCorruptions {
  private static final String PRICES = "prices";
  private static final List<String> NUMBERS =
      List.of("verifier", "drafters", "own", "phase_s", "stalled");

  private PriceCorruptions() {}

  static List<Corruption> all() {
    List<Corruption> all = new ArrayList<>();
    for (String key : NUMBERS) {
      all.add(Corruption.of(raised(key), r -> has(r) && raise(prices(r), key)));
    }
    all.addAll(
        List.of(
            of("no D", p -> p.put("phase_s", 0)),
            of("a negative D", p -> p.put("phase_s", -0.1)),
            of("more than stalled", p -> p.put("stalled", 1.001)),
            of("shares of more than one", p -> p.put("eta", List.of(1, 0, 1e-3))),
            of("negative shares", p -> p.put("eta", List.of(2, -1, 0))),
            of("two shares", p -> list(p.get("eta")).remove(2)),
            of("a plane beyond arithmetic", p -> p.put("compute", 1.001)),
            of("a negative price", p -> p.put("verifier", -1e-3)),
            of("own time of nobody", p -> map(p.get("own")).put("nobody", 0.1)),
            of("no own time of a task", p -> map(p.get("own")).remove(first(p, "own"))),
            of("memory of nobody", p -> map(p.get("drafter_memory")).put("nobody", 0.1)),
            of("no price of a drafter", p -> map(p.get("drafters")).clear()),
            of("no part of a token", p -> p.put("parts", 0)),
            of("half a part of a token", p -> p.put("parts", 0.5)),
            of("an unknown way", p -> map(p.get("first_rounds")).put("charging", "free")),
            of("no order", p -> p.remove("ordered")),
            of("prices of an older form", p -> p.put("drafters", Map.of("node", Map.of())))));
    return all;
  }

  /** Where the last upload bounds the makespan, any prices do. */
  static Set<String> mayMeanNothing() {
    Set<String> names = new TreeSet<>();
    NUMBERS.forEach(key -> names.add(raised(key)));
    return names;
  }

  private static String raised(String key) {
    return "a price raised: " + key;
  }

  private static Corruption of(String name, Consumer<Map<String, Object>> change) {
    return Corruption.of(
        name,
        r -> {
          if (has(r)) {
            change.accept(prices(r));
          }
          return has(r);
        });
  }

  private static boolean has(MutableResult result) {
    return result.summary().containsKey(PRICES);
  }

  private static Map<String, Object> prices(MutableResult result) {
    return map(result.summary().get(PRICES));
  }

  private static String first(Map<String, Object> prices, String key) {
    return map(prices.get(key)).keySet().iterator().next();
  }

  /** Nothing costs anything. */
  static boolean free(Map<String, Object> prices) {
    prices.putAll(Map.of("verifier", 0.0, "memory", 0.0));
    for (String key : List.of("drafters", "drafter_memory", "own")) {
      map(prices.get(key)).replaceAll((of, price) -> 0.0);
    }
    return true;
  }

  /** Makes a price larger, the largest of several. */
  private static boolean raise(Map<String, Object> prices, String key) {
    Object value = prices.get(key);
    if (value == null) {
      return false;
    } else if (value instanceof Number) {
      prices.put(key, Math.min(number(value) + 1e-3, key.equals("stalled") ? 1 : 1e9));
      return !prices.get(key).equals(value);
    }
    Map<String, Object> each = map(value);
    String largest =
        each.keySet().stream()
            .reduce((a, b) -> number(each.get(a)) >= number(each.get(b)) ? a : b)
            .orElseThrow();
    each.put(largest, number(each.get(largest)) * 1.01 + 1e-3);
    return true;
  }
}
