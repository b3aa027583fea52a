package sdedge.stream.bound;

/**
 * What seconds of a drafter, of its links and of its band cost, each &ge; 0.
 *
 * @param up θ↑, of the link to the verifier
 * @param down θ↓, of the link from the verifier
 * @param band θ_W, of the uplink band
 */
public record DrafterPrice(NodePrice node, double up, double down, double band) {
  public DrafterPrice {
    Prices.check(up);
    Prices.check(down);
    Prices.check(band);
  }

  /** The sum of the prices. */
  double total() {
    return node.perS() + up + down + band;
  }
}
