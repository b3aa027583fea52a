package sdedge.stream.bound;

/**
 * What a request pays for the time it takes itself, beside what it uses.
 *
 * @param all ν, per second, &ge; 0
 * @param first ν₁, per second until its first round is over, beside {@code all}
 */
record TimePrice(double all, double first) {
  static final TimePrice NONE = new TimePrice(0, 0);

  TimePrice {
    Prices.check(all);
    Prices.check(first);
  }

  double most() {
    return all + first;
  }
}
