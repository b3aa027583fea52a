package sdedge.stream.bound;

/**
 * How the first rounds of requests, whose prompts take arithmetic rather than memory, are charged
 * at the verifier (docs/model.md section 12). Any way is valid; which one says most depends.
 */
public sealed interface PrefillCharging {
  /** The plane below the verifier's table for passes with prompts; not read without a table. */
  PassFloor.Plane plane();

  /** Like all other rounds. */
  record Shared() implements PrefillCharging {
    @Override
    public PassFloor.Plane plane() {
      return PassFloor.Plane.ZERO;
    }
  }

  /** For their arithmetic, at which all others in the pass ride along. */
  record ByArithmetic(PassFloor.Plane plane) implements PrefillCharging {}

  /**
   * For their arithmetic and for the whole memory, in which nobody else gets ahead meanwhile except
   * for one way from a verification to the next.
   *
   * @param phaseS at most so much is charged for being present on such a way, seconds
   */
  record ByArithmeticAndMemory(double phaseS, PassFloor.Plane plane) implements PrefillCharging {
    public ByArithmeticAndMemory {
      Prices.check(phaseS);
    }
  }
}
