package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Collections;
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

  /** These prices with bands that cost nothing. */
  Prices withoutBands() {
    List<DrafterPrice> others = new ArrayList<>();
    drafters.forEach(drafter -> others.add(drafter.withoutBand()));
    return new Prices(verifier, memory, others, links, firstRounds);
  }

  /** These prices with others of the shared links. */
  Prices withLinks(List<Double> others) {
    return new Prices(verifier, memory, drafters, others, firstRounds);
  }

  /** These prices with a memory that costs nothing. */
  Prices withoutMemory() {
    return new Prices(verifier, 0, drafters, links, firstRounds);
  }

  /** Nothing costs anything, passes are shared by presence. */
  Prices free(double compute, PrefillCharging charging) {
    List<Double> free = Collections.nCopies(links.size(), 0.0);
    List<DrafterPrice> others = new ArrayList<>();
    for (DrafterPrice drafter : drafters) {
      others.add(new DrafterPrice(drafter.node().free(compute), 0, 0, 0));
    }
    return new Prices(verifier.free(compute), 0, others, free, charging);
  }
}
