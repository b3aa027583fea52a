package sdedge.random;

/**
 * Random numbers, begun at a hash of a seed and of what they are for; the same bits on every
 * machine. Streams of different purposes do not depend on one another.
 */
public final class RandomStream {
  private long state;

  private RandomStream(long state) {
    this.state = state;
  }

  /**
   * A stream.
   *
   * @param purpose distinguishes the streams of a seed
   */
  public static RandomStream of(long seed, long... purpose) {
    return new RandomStream(SplitMix64.start(seed, purpose));
  }

  /** The stream that goes on from a state. */
  static RandomStream at(long state) {
    return new RandomStream(state);
  }

  /** 64 random bits. */
  public long bits() {
    state = SplitMix64.next(state);
    return SplitMix64.bits(state);
  }

  /** Uniform in [0, 1). */
  public double uniform() {
    state = SplitMix64.next(state);
    return SplitMix64.uniform(state);
  }

  /** Uniform among 0 … {@code bound} − 1. */
  public int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** Standard normal, by Box and Muller. */
  public double normal() {
    double radius = StrictMath.sqrt(2 * exponential());
    return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
  }

  /** Exponential of mean 1. */
  public double exponential() {
    return -StrictMath.log1p(-uniform());
  }

  /** Beta of parameters a, b ≥ 1. */
  public double beta(double a, double b) {
    double x = gamma(a);
    return x / (x + gamma(b));
  }

  /**
   * Gamma of a shape &gt; 0 and scale 1, by Marsaglia and Tsang (2000): for shapes below 1 that of
   * shape + 1 times a power of a uniform number.
   */
  public double gamma(double shape) {
    if (shape < 1) {
      return gamma(shape + 1) * StrictMath.pow(1 - uniform(), 1 / shape);
    }
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
