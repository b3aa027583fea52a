package sdedge.random;

/**
 * SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) as functions of its state, for streams of which
 * there are so many that each can only be a number.
 */
public final class SplitMix64 {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private SplitMix64() {}

  /** The state in which a stream begins: a hash of the seed and of what the numbers are for. */
  public static long start(long seed, long... purpose) {
    long hash = bits(next(seed));
    for (long part : purpose) {
      hash = bits(hash + GOLDEN * part);
    }
    return hash;
  }

  /** The state after this one. */
  public static long next(long state) {
    return state + GOLDEN;
  }

  public static long bits(long state) {
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The number of a state, uniform in [0, 1). */
  public static double uniform(long state) {
    return (bits(state) >>> 11) * 0x1p-53;
  }
}
