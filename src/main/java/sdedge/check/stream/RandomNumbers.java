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

  double exponential() {
    return -StrictMath.log1p(-uniform());
  }

  /** Box and Muller. */
  private double normal() {
    double length = StrictMath.sqrt(2 * exponential());
    return length * StrictMath.cos(2 * StrictMath.PI * uniform());
  }

  /** Marsaglia and Tsang, of scale 1. */
  double gamma(double shape) {
    if (shape < 1) {
      double larger = gamma(shape + 1);
      return larger * StrictMath.pow(1 - uniform(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = normal();
      double cube = (1 + c * x) * (1 + c * x) * (1 + c * x);
      double logarithm = StrictMath.log(1 - uniform());
      if (cube > 0 && logarithm < x * x / 2 + d * (1 - cube + StrictMath.log(cube))) {
        return d * cube;
      }
    }
  }
}
