package sdedge.stream.bound;

/**
 * How the first rounds of requests, whose prompts take arithmetic rather than memory, are charged
 * at the verifier (docs/model.md section 12). Any way is valid; which one says most depends.
 */
public sealed interface PrefillCharging {
  /** The plane below the verifier's table for passes with prompts; not read without a table. */
  PassFloor.Plane plane();

  /** The word of each in files. */
  enum Kind {
    SHARED,
    PIGGYBACKED,
    STALLED
  }

  /** Its word. */
  Kind kind();

  /** Like all other rounds. */
  record Shared() implements PrefillCharging {
    @Override
    public Kind kind() {
      return Kind.SHARED;
    }

    @Override
    public PassFloor.Plane plane() {
      return PassFloor.Plane.ZERO;
    }
  }

  /** For their arithmetic; the other rounds of the pass are piggybacked on it. */
  record Piggybacked(PassFloor.Plane plane) implements PrefillCharging {
    @Override
    public Kind kind() {
      return Kind.PIGGYBACKED;
    }
  }

  /**
   * For their arithmetic and for the whole memory, in which nobody else gets ahead meanwhile except
   * for one way from a verification to the next.
   *
   * @param phaseS at most so much is charged for being present on such a way, seconds
   */
  record Stalled(double phaseS, PassFloor.Plane plane) implements PrefillCharging {
    public Stalled {
      Prices.check(phaseS);
    }

    @Override
    public Kind kind() {
      return Kind.STALLED;
    }
  }
}
