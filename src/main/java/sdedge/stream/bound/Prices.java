package sdedge.stream.bound;

import java.util.List;

/**
 * Prices of the seconds of all servers: a proof of what no policy can exceed, which can be checked
 * without knowing how they were found (docs/model.md section 12).
 *
 * @param memory θ_m, of a second of the whole verifier memory, &ge; 0
 * @param drafters by index in the instance
 * @param links of the bands that drafters share on their way up, in the order of the first drafter
 *     on each; their own links up are not used
 */
public record Prices(
    NodePrice verifier,
    double memory,
    List<DrafterPrice> drafters,
    List<Double> links,
    PrefillCharging firstRounds) {
  public Prices {
    check(memory);
    links.forEach(Prices::check);
    drafters = List.copyOf(drafters);
    links = List.copyOf(links);
  }

  static void check(double price) {
    if (!(price >= 0 && price < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a price of " + price);
    }
  }

  /** Θ: what a second of everything costs. */
  public double total() {
    double total = verifier.perS() + memory;
    for (DrafterPrice drafter : drafters) {
      total += drafter.total();
    }
    for (double link : links) {
      total += link;
    }
    return total;
  }
}
