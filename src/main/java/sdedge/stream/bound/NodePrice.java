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
}
