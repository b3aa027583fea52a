package sdedge.stream.bound;

/**
 * A lower bound of the seconds of passes of a node: a fixed part and a sum over those who take
 * part, each with q new tokens on c cached ones and a next token computed at p of the new ones.
 *
 * @param fixedS f, overhead of a pass included
 * @param newTokenS per q
 * @param positionS per p
 * @param attendedS per q(c + q)
 * @param cachedS per c
 */
record PassLine(
    double fixedS, double newTokenS, double positionS, double attendedS, double cachedS) {

  /** Seconds of the part of one who takes part. */
  double ofOne(double q, double p, double c) {
    return ofOne(q, p, c, c + q);
  }

  /**
   * That of one in a pass, or in several together.
   *
   * @param reach tokens to which each of q attends, on average: c + q in one pass
   */
  double ofOne(double q, double p, double c, double reach) {
    return newTokenS * q + positionS * p + attendedS * q * reach + cachedS * c;
  }
}
