package sdedge.oracle.stream;

import java.util.List;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;

/**
 * Prices of the seconds of all servers, and how passes are divided (Section 12 of the model), none
 * of them negative.
 *
 * @param memory θ_m
 * @param links θ↑ of bands that drafters share, in the order of the first drafter on each; the link
 *     up of such a drafter is not used
 * @param charging how first rounds are charged
 * @param phaseS under {@code STALLED}, at most so much is charged for being present between two
 *     verifications
 * @param prompts the plane below the verifier's table for passes with prompts; not read without a
 *     table
 */
public record ServerPrices(
    OfNode verifier,
    double memory,
    List<OfDrafter> drafters,
    List<Double> links,
    PrefillCharging charging,
    double phaseS,
    Plane prompts) {
  public ServerPrices {
    drafters = List.copyOf(drafters);
    links = List.copyOf(links);
  }

  /** How first rounds are charged at the verifier. */
  public enum PrefillCharging {
    /** As all others. */
    SHARED,
    /** For their arithmetic. */
    PIGGYBACKED,
    /** For their arithmetic and the whole memory. */
    STALLED
  }

  /**
   * Slopes of a plane below a table.
   *
   * @param fresh α, seconds per new token
   * @param cached β, seconds per cached token
   */
  public record Plane(double fresh, double cached) {}

  /**
   * A node.
   *
   * @param perS θ
   * @param compute φ; not read with a table
   * @param plane not read without a table
   * @param byPresence η_1
   * @param byMemory η_2
   * @param byCap η_3
   */
  public record OfNode(
      double perS, double compute, Plane plane, double byPresence, double byMemory, double byCap) {
    private static final double ROUNDING = 1e-12;

    OfNode with(Plane other) {
      return new OfNode(perS, compute, other, byPresence, byMemory, byCap);
    }

    /** With φ = 1, the best, where arithmetic is all that counts. */
    OfNode on(Node node) {
      return node.latency() instanceof LatencyModel.Flops
          ? new OfNode(perS, 1, plane, byPresence, byMemory, byCap)
          : this;
    }

    boolean isRight() {
      return compute <= 1 && Math.abs(byPresence + byMemory + byCap - 1) <= ROUNDING;
    }
  }

  /** A drafter: its node, links up and down, and band. */
  public record OfDrafter(OfNode node, double up, double down, double band) {}

  /** Θ. */
  public double total() {
    double total = verifier.perS + memory;
    for (OfDrafter drafter : drafters) {
      total += drafter.node.perS + drafter.up + drafter.down + drafter.band;
    }
    for (double link : links) {
      total += link;
    }
    return total;
  }

  /** Whether shares that are not negative are shares of all, and all prices together a number. */
  boolean isRight() {
    return verifier.isRight()
        && drafters.stream().allMatch(drafter -> drafter.node.isRight())
        && total() < Double.POSITIVE_INFINITY;
  }
}
