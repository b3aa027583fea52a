package sdedge.oracle.stream;

import sdedge.oracle.model.PassSums;

/**
 * How a pass of the verifier is divided among those who take part (Section 12 of the model).
 *
 * @param price θ and η
 * @param together n̂
 * @param stalled ψ
 * @param phaseS D
 * @param all Ω; 0 where nobody is stalled
 * @param inPass Ω̂
 * @param kept K
 */
record PassShare(
    ServerPrices.OfNode price,
    PassFloor floor,
    double together,
    double stalled,
    double phaseS,
    double all,
    double inPass,
    double kept) {
  /** Of verifications, for which those pay too whom they stall. */
  static PassShare ofVerification(ContinuousPrices prices, Presence presence, PassFloor floor) {
    double f = floor.fixedS();
    double all = prices.presence();
    double perS = prices.verifier().perS();
    double stalled = prices.hasPhases() ? prices.stalled() : 0;
    if (stalled > 0 && perS * f + stalled * all * (f - prices.phaseS()) < 0) {
      stalled = Math.min(1, perS * f / (all * (prices.phaseS() - f)));
    }
    double paid = stalled > 0 ? stalled * all * (f - prices.phaseS()) : 0;
    return new PassShare(
        prices.verifier(),
        floor,
        presence.together(),
        stalled,
        stalled > 0 ? prices.phaseS() : 0,
        stalled > 0 ? all : 0,
        presence.inPass(),
        Math.max(0, perS * f + paid));
  }

  /** Of drafting passes at the verifier. */
  static PassShare ofDrafts(ContinuousPrices prices, Presence presence, PassFloor floor) {
    double kept = prices.verifier().perS() * floor.fixedS();
    return new PassShare(
        prices.verifier(), floor, presence.together(), 0, 0, 0, presence.inPass(), kept);
  }

  /**
   * What one pays at least.
   *
   * @param presence ω
   * @param memory μ
   */
  double of(double q, double p, double c, double presence, double memory) {
    return of(PassSums.NONE.plus(1, q, p, c), presence, memory);
  }

  /** What one pays at least in a pass, or in several. */
  double of(PassSums pass, double presence, double memory) {
    double part = floor.part(pass);
    double own = (1 - stalled) * presence * floor.fixedS() + stalled * phaseS * presence;
    double paid =
        (price.perS() + stalled * all) * part
            + own
            + kept * (price.byMemory() * memory + price.byCap() / together);
    if (presence == 0) {
      return paid;
    }
    double divided = kept * price.byPresence() * presence;
    double slope = (1 - stalled) * part;
    double flat = slope == 0 ? inPass : Math.sqrt(divided / slope);
    double x = Math.max(presence, Math.min(inPass, flat));
    return paid + divided / x + slope * x;
  }
}
