package sdedge.stream.bound;

/**
 * By which inequality the fixed part of a pass is divided among those who take part (docs/model.md
 * section 12): weights &ge; 0 of sum 1.
 *
 * @param presence in proportion to what each pays for being there
 * @param memory in proportion to the memory of the verifier that each holds
 * @param cap equally, if there is a cap on the tasks of a pass
 */
public record Sharing(double presence, double memory, double cap) {
  public static final Sharing BY_PRESENCE = new Sharing(1, 0, 0);

  public static final Sharing BY_CAP = new Sharing(0, 0, 1);

  private static final double ROUNDING = 1e-12;

  public Sharing {
    boolean positive = presence >= 0 && memory >= 0 && cap >= 0;
    if (!positive || !(Math.abs(presence + memory + cap - 1) <= ROUNDING)) {
      throw new IllegalArgumentException(
          "no shares of 1: " + presence + ", " + memory + ", " + cap);
    }
  }
}
