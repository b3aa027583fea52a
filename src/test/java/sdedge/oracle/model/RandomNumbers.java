package sdedge.oracle.model;

import java.util.SplittableRandom;

/** The numbers that follow from a seed and from what they are for (Sections 10 and 11). */
public final class RandomNumbers {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  private RandomNumbers(long start) {
    random = new SplittableRandom(start);
  }

  /** Those of a purpose: they begin at a chain of hashes. */
  public static RandomNumbers of(long seed, long... purpose) {
    long hash = mixed(seed);
    for (long part : purpose) {
      hash = mixed(hash + GOLDEN * (part - 1));
    }
    return new RandomNumbers(hash);
  }

  private static long mixed(long bits) {
    return new SplittableRandom(bits).nextLong();
  }

  /** In [0, 1). */
  public double uniform() {
    return (random.nextLong() >>> 11) * 0x1.0p-53;
  }
}
