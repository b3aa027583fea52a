package sdedge.stream.bound;

/**
 * What those who take part in passes of a node pay for them, and for those whom they stall
 * (docs/model.md section 12): no pass is paid less than their shares come to.
 *
 * @param perS θ + ψΩ of a second that one adds
 * @param presentS what each pays ω for whatever it adds, seconds
 * @param rest 1 − ψ, of the seconds that one adds and all others who take part pay for
 * @param shared K, what is divided, seconds at their prices
 * @param sharedS seconds that are divided and all others who take part pay for
 * @param most n̂, infinite without a cap
 * @param mostPresence Ω̂, at most what all who take part pay per second for being there
 */
record PassShare(
    PassLine line,
    double perS,
    double presentS,
    double rest,
    double shared,
    double sharedS,
    Sharing sharing,
    double most,
    double mostPresence) {

  /** Who may take part in passes, and how they divide what is fixed. */
  record Parties(Sharing sharing, double most, double mostPresence) {}

  /** Passes of a stream, whose presence in the fixed part is divided as well. */
  static PassShare ofStream(PassLine line, double perS, Parties parties) {
    double fixedS = line.fixedS();
    double presentS = fixedS * parties.sharing.presence();
    return of(line, perS, presentS, 1, perS * fixedS, fixedS, parties);
  }

  /** Passes that pay for those in them alone. */
  static PassShare ofThoseInIt(PassLine line, double perS, Parties parties) {
    return of(line, perS, line.fixedS(), 1, perS * line.fixedS(), 0, parties);
  }

  /** Verifications of a closed batch or of users, which pay for those whom they stall. */
  static PassShare stalling(PassLine line, Rates rates, Charging charging, Parties parties) {
    double fixedS = line.fixedS();
    double perS = rates.verifier();
    double longerS = charging.phaseS() - fixedS;
    double stalled = charging.stalled();
    if (perS * fixedS < stalled * rates.all() * longerS) {
      stalled = Math.min(1, perS * fixedS / (rates.all() * longerS));
    }
    double rest = 1 - stalled;
    return of(
        line,
        perS + stalled * rates.all(),
        stalled * charging.phaseS() + rest * fixedS,
        rest,
        Math.max(0, perS * fixedS - stalled * rates.all() * longerS),
        0,
        parties);
  }

  private static PassShare of(
      PassLine line,
      double perS,
      double presentS,
      double rest,
      double shared,
      double sharedS,
      Parties by) {
    return new PassShare(
        line, perS, presentS, rest, shared, sharedS, by.sharing, by.most, by.mostPresence);
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
    double weight = sharing.memory() * memory + sharing.cap() / most;
    double share = presentS * presence + perS * own + shared * weight;
    if (presence == 0) {
      return share;
    }
    double byPresence = shared * sharing.presence() * presence;
    double slope = rest * own + sharedS * weight;
    double all = Math.max(mostPresence, presence);
    if (slope == 0) {
      return share + byPresence / all;
    }
    all = Math.max(Math.min(Math.sqrt(byPresence / slope), all), presence);
    return share + byPresence / all + slope * all;
  }
}
