package sdedge.stream.bound;

/**
 * What a request pays for the time it takes itself, beside what it uses.
 *
 * @param all ν, per second, &ge; 0
 * @param first ν₁, per second until its first round is over, beside {@code all}
 */
record Waiting(double all, double first) {
  static final Waiting NONE = new Waiting(0, 0);

  Waiting {
    Prices.check(all);
    Prices.check(first);
  }

  double most() {
    return all + first;
  }
}
