package sdedge.stream.bound;

/**
 * What a second of a node costs, and how its passes are divided among those who take part.
 *
 * @param perS θ, &ge; 0
 */
public record NodePrice(double perS, PassFloor floor, Sharing sharing) {
  public NodePrice {
    Prices.check(perS);
  }

  /** A node that costs nothing. */
  NodePrice free(double compute) {
    boolean plane = floor instanceof PassFloor.Plane;
    PassFloor other = plane ? floor : new PassFloor.Hardware(compute);
    return new NodePrice(0, other, Sharing.BY_PRESENCE);
  }
}
