package sdedge.stream.bound;

/**
 * What those who take part in passes of a node pay for them (docs/model.md section 12): no pass is
 * paid less than their shares come to.
 *
 * @param perS θ of the node
 * @param cap n̂, infinite without a cap
 * @param mostPresence Ω̂, at most what all who are in a pass pay per second for being there
 */
record SharedPass(PassLine line, double perS, Sharing sharing, double cap, double mostPresence) {

  /**
   * The share of one with q new tokens, p positions and c cached ones.
   *
   * @param presence ω, what it pays per second for being there
   * @param memory μ, the part of the verifier's memory that it holds
   */
  double of(double q, double p, double c, double presence, double memory) {
    return of(line.ofOne(q, p, c), presence, memory);
  }

  /** The share of one who adds so many seconds. */
  double of(double seconds, double presence, double memory) {
    double fixed = line.fixedS();
    double own = fixed * (sharing.memory() * memory + sharing.cap() / cap) + seconds;
    if (presence == 0) {
      return perS * own;
    }
    double byPresence = fixed * sharing.presence() * presence;
    if (own == 0) {
      return mostPresence == Double.POSITIVE_INFINITY
          ? byPresence
          : (perS / mostPresence + 1) * byPresence;
    }
    double least = Math.sqrt(perS * byPresence / own);
    double all = Math.min(Math.max(least, presence), mostPresence);
    return (perS + all) * (byPresence / all + own);
  }

  /** That share where being there costs nothing. */
  double ofServer(double seconds, double memory) {
    return of(seconds, 0, memory);
  }
}
