package sdedge.oracle;

import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Ways to make prices of cohorts wrong, with a bound that is their sum or not. */
final class CohortPriceCorruptions {
  private static final String PRICES = "prices";
  private static final String BOUND = "bound_s";

  private CohortPriceCorruptions() {}

  static List<Corruption> all() {
    return List.of(
        Corruption.of("a price larger by 1e-6 s", r -> raised(r, 1e-6, 0)),
        Corruption.of("a price larger, and what all prove", r -> raised(r, 100, 100)),
        Corruption.of("prices that prove more", r -> scaled(r, BOUND)),
        Corruption.of("another first upload", r -> scaled(r, "first_s")),
        Corruption.of("a cohort more than tasks need", CohortPriceCorruptions::oneMore),
        Corruption.of("a row of no task", r -> row(r, row -> row.put("steps", 1_000_000))),
        Corruption.of("a row of a negative price", r -> row(r, row -> row.put("price", -1e-3))),
        Corruption.of("a row without cohorts", r -> row(r, row -> row.remove("cohorts"))),
        Corruption.of(
            "ranks of a length that is none", r -> certificate(r, c -> c.put("l_star", 99))),
        Corruption.of(
            "prices of three batches", r -> certificate(r, c -> c.put("most_batches", 3))),
        Corruption.of(
            "prices of no number of batches", r -> certificate(r, c -> c.remove("most_batches"))),
        Corruption.of("prices of another kind", r -> certificate(r, c -> c.put("kind", "prices"))),
        Corruption.of("no price of a task", r -> prices(r, p -> p.remove(first(p)))),
        Corruption.of("a price of no task", r -> prices(r, p -> p.put("nobody", 0))),
        Corruption.of("a price that is no number", r -> prices(r, p -> p.put(first(p), "much"))),
        Corruption.of(
            "prices beside contiguous plans",
            r -> certificate(r, c -> r.summary().put("class", "contiguous"))));
  }

  /** Changes the first certificate; false if it is none of prices. */
  private static boolean certificate(MutableResult r, Consumer<Map<String, Object>> change) {
    List<Object> all = list(r.summary().getOrDefault("certificates", List.of()));
    if (all.isEmpty() || !map(all.get(0)).containsKey(PRICES)) {
      return false;
    }
    change.accept(map(all.get(0)));
    return true;
  }

  private static boolean prices(MutableResult r, Consumer<Map<String, Object>> change) {
    return certificate(r, c -> change.accept(map(c.get(PRICES))));
  }

  private static boolean row(MutableResult r, Consumer<Map<String, Object>> change) {
    return certificate(r, c -> change.accept(map(list(c.get("rows")).get(0))));
  }

  private static String first(Map<String, Object> prices) {
    return prices.keySet().iterator().next();
  }

  private static boolean raised(MutableResult r, double more, double boundMore) {
    prices(r, p -> p.put(first(p), number(p.get(first(p))) + more));
    return certificate(r, c -> c.put(BOUND, number(c.get(BOUND)) + boundMore));
  }

  private static boolean scaled(MutableResult r, String key) {
    return certificate(r, c -> c.put(key, number(c.get(key)) * Corruption.VISIBLY));
  }

  private static boolean oneMore(MutableResult r) {
    return certificate(
        r,
        c -> {
          Map<String, Object> row = map(list(c.get("rows")).get(0));
          row.put("cohorts", (int) number(row.get("cohorts")) + 1);
          c.put(BOUND, number(c.get(BOUND)) + number(row.get("price")));
        });
  }
}
