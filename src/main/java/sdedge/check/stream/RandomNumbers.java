package sdedge.check.stream;

import java.util.SplittableRandom;

/** The numbers that follow from a seed and from what they are for (Section 11 of the model). */
final class RandomNumbers {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private final SplittableRandom random;

  RandomNumbers(long seed, long... purpose) {
    random = new SplittableRandom(hash(seed, purpose));
  }

  /** Where they begin: a chain of hashes. */
  private static long hash(long seed, long... of) {
    long hash = mixed(seed + GOLDEN);
    for (long part : of) {
      hash = mixed(hash + GOLDEN * part);
    }
    return hash;
  }

  private static long mixed(long bits) {
    return new SplittableRandom(bits - GOLDEN).nextLong();
  }

  /** In [0, 1). */
  double uniform() {
    return (random.nextLong() >>> 11) * UNIT;
  }
}
