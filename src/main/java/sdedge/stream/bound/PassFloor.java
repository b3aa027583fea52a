package sdedge.stream.bound;

/** How passes of a node are bounded from below by a sum over those who take part. */
public sealed interface PassFloor {
  /**
   * A pass takes at least a part of the time of its arithmetic and the rest of that of reading
   * memory ({@code flops}, {@code roofline}).
   *
   * @param compute φ, in [0, 1]
   */
  record Hardware(double compute) implements PassFloor {
    public Hardware {
      if (!(compute >= 0 && compute <= 1)) {
        throw new IllegalArgumentException("a part of " + compute);
      }
    }
  }

  /**
   * A pass takes at least what a plane below the table says ({@code table}).
   *
   * @param newTokenS α, seconds per new token, &ge; 0
   * @param cachedS β, seconds per cached token, &ge; 0
   */
  record Plane(double newTokenS, double cachedS) implements PassFloor {
    /** The plane that is below every table. */
    public static final Plane ZERO = new Plane(0, 0);

    public Plane {
      if (!(newTokenS >= 0 && cachedS >= 0)) {
        throw new IllegalArgumentException("a plane of " + newTokenS + " and " + cachedS);
      }
    }

    /** Whether it is {@link #ZERO}. */
    boolean isZero() {
      return newTokenS == 0 && cachedS == 0;
    }
  }
}
