package sdedge.stream.bound;

import java.util.List;

/**
 * Prices of seconds, each &ge; 0: a proof of what no policy can exceed, which can be checked
 * without knowing how they were found (docs/model.md section 12).
 *
 * @param verifier θ
 * @param memory θ_m, of a second of the whole verifier memory
 * @param drafters by index in the instance
 * @param links of the bands that drafters share on their way up, in the order of the first drafter
 *     on each; their own links up are not used
 * @param own ν, of a second of the own time of each task; one for all tasks of users, none of a
 *     stream
 */
public record Prices(
    double verifier,
    double memory,
    List<OfDrafter> drafters,
    List<Double> links,
    List<Double> own,
    Charging charging) {
  public Prices {
    check(verifier);
    check(memory);
    links.forEach(Prices::check);
    own.forEach(Prices::check);
    drafters = List.copyOf(drafters);
    links = List.copyOf(links);
    own = List.copyOf(own);
  }

  /**
   * What seconds of a drafter cost; of closed batches and users nothing but the first two.
   *
   * @param node θ_d
   * @param memory θ_m,d, of its whole memory
   * @param up θ↑, of the link to the verifier
   * @param down θ↓, of the link from the verifier
   * @param band θ_W, of the uplink band
   */
  public record OfDrafter(double node, double memory, double up, double down, double band) {
    public OfDrafter {
      check(node);
      check(memory);
      check(up);
      check(down);
      check(band);
    }

    /** A second of its links and its band. */
    double links() {
      return up + down + band;
    }
  }

  private static void check(double price) {
    if (!(price >= 0 && price < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a price of " + price);
    }
  }

  /** A second of all links and bands. */
  double ofLinks() {
    return drafters.stream().mapToDouble(OfDrafter::links).sum()
        + links.stream().mapToDouble(Double::doubleValue).sum();
  }
}
