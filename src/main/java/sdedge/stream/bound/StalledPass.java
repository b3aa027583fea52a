package sdedge.stream.bound;

/**
 * What those who take part in passes of the verifier's node pay for them, and for those whom they
 * stall (docs/model.md section 12): no pass is paid less than their shares come to.
 *
 * @param verifier θ + ψΩ
 * @param phase ψ·D, and 0 where nobody pays for others
 * @param rest 1 − ψ
 * @param shared K, what is divided, seconds at their prices
 * @param most n̂
 * @param mostPresence Ω̂, at most what all who take part pay per second for being there
 */
record StalledPass(
    PassLine line,
    double verifier,
    double phase,
    double rest,
    double shared,
    Sharing sharing,
    int most,
    double mostPresence) {

  /** Verifications. */
  static StalledPass of(
      PassLine line, ClosedRates rates, ClosedCharging charging, int most, double mostPresence) {
    if (charging.isEndless()) {
      return ofThoseInIt(line, rates, charging, most, mostPresence);
    }
    double fixed = line.fixedS();
    double longerS = charging.phaseS() - fixed;
    double stalled = charging.stalled();
    if (rates.verifier() * fixed < stalled * rates.all() * longerS) {
      stalled = Math.min(1, rates.verifier() * fixed / (rates.all() * longerS));
    }
    return new StalledPass(
        line,
        rates.verifier() + stalled * rates.all(),
        stalled * charging.phaseS(),
        1 - stalled,
        Math.max(0, rates.verifier() * fixed - stalled * rates.all() * longerS),
        charging.sharing(),
        most,
        mostPresence);
  }

  /** Passes that pay for those in them alone. */
  static StalledPass ofThoseInIt(
      PassLine line, ClosedRates rates, ClosedCharging charging, int most, double mostPresence) {
    double verifier = rates.verifier();
    double shared = verifier * line.fixedS();
    return new StalledPass(line, verifier, 0, 1, shared, charging.sharing(), most, mostPresence);
  }

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
  double of(double own, double presence, double memory) {
    double share =
        (phase + rest * line.fixedS()) * presence
            + verifier * own
            + shared * (sharing.memory() * memory + sharing.cap() / most);
    double byPresence = shared * sharing.presence() * presence;
    double slope = rest * own;
    if (presence == 0) {
      return share;
    }
    double least = slope == 0 ? mostPresence : Math.sqrt(byPresence / slope);
    double all = Math.max(Math.min(least, mostPresence), presence);
    return share + byPresence / all + slope * all;
  }
}
