package sdedge.generate;

/**
 * Random numbers of one quantity of one task: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014),
 * begun at a hash of the seed, the quantity, the drafter and the index. The same bits on every
 * machine.
 */
final class RandomStream {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  private RandomStream(long state) {
    this.state = state;
  }

  /** The stream of a quantity; streams of different arguments do not depend on one another. */
  static RandomStream of(long seed, Quantity quantity, int drafter, int index) {
    long hash = mix(seed + GOLDEN);
    hash = mix(hash + GOLDEN * quantity.number());
    hash = mix(hash + GOLDEN * (drafter + 1L));
    return new RandomStream(mix(hash + GOLDEN * (index + 1L)));
  }

  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 64 random bits. */
  long bits() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return (bits() >>> 11) * 0x1p-53;
  }

  /** Uniform among 0 … {@code bound} − 1. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** Standard normal, by Box and Muller. */
  double normal() {
    double radius = StrictMath.sqrt(2 * exponential());
    return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
  }

  /** Exponential of mean 1. */
  double exponential() {
    return -StrictMath.log1p(-uniform());
  }

  /** Beta of parameters a, b ≥ 1. */
  double beta(double a, double b) {
    double x = gamma(a);
    return x / (x + gamma(b));
  }

  /** Gamma of a shape ≥ 1 and scale 1, by Marsaglia and Tsang (2000). */
  private double gamma(double shape) {
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = normal();
      double v = (1 + c * x) * (1 + c * x) * (1 + c * x);
      double u = 1 - uniform();
      if (v > 0 && StrictMath.log(u) < x * x / 2 + d * (1 - v + StrictMath.log(v))) {
        return d * v;
      }
    }
  }
}
