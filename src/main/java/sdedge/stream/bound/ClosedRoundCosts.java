package sdedge.stream.bound;

/**
 * What rounds cost in a closed batch or of users: seconds of servers, and being there
 * (docs/model.md section 12).
 */
final class ClosedRoundCosts extends RoundCosts {
  private final ClosedNetwork priced;
  private final PiggybackRebate rebates;
  private final int index;
  private final double presence; // ω
  private final double own; // ν
  private final double phaseS; // D
  private final double laterPhaseS; // what is left of it after the way back

  ClosedRoundCosts(ClosedNetwork priced, PiggybackRebate rebates, int index) {
    super(priced.limits().network(), index);
    this.priced = priced;
    this.rebates = rebates;
    this.index = index;
    presence = priced.rates().presence()[index];
    own = priced.rates().own()[index];
    phaseS = priced.charging().phaseS();
    double backS = modes().stream().mapToDouble(way -> way.station().verdictS(1)).max().orElse(0);
    laterPhaseS = Math.max(0, phaseS - backS - link.latencyS());
  }

  int index() {
    return index;
  }

  @Override
  double verify(double q, double p, double c) {
    return priced.verify(index, q, p, c);
  }

  @Override
  double verifyFirst(int length) {
    double tokens = (double) task.inputTokens() + length;
    if (network.splitsPrompts()) {
      return priced.verifyPrompt(index, tokens, length + 1.0, reach(task.inputTokens(), length));
    }
    ClosedRates rates = priced.rates();
    ClosedCharging charging = priced.charging();
    double passS = priced.arithmeticS(tokens, length + 1.0, 0);
    double overheadS = priced.overheadS();
    double arithmetic =
        switch (charging.first()) {
          case SHARED -> Double.NEGATIVE_INFINITY;
          case PIGGYBACKED -> (rates.verifier() + presence) * passS + presence * overheadS;
          case STALLED -> (rates.verifier() + rates.all()) * passS + presence * phaseS;
        };
    return charging.ordered()
        ? arithmetic
        : Math.max(verify(tokens, length + 1.0, 0), arithmetic - rebates.rebate(index));
  }

  @Override
  double draft(RoundStates.LoadedMode way, double q, double p, double c, double reach) {
    return priced.draft(index, task.drafter(), way, q, p, c, reach);
  }

  @Override
  double draftS(RoundStates.LoadedMode way, double q, double p, double c) {
    boolean isCharged = !priced.charging().isEndless() && !way.mode().isAtVerifier();
    return isCharged ? priced.draftS(task.drafter(), way, q, p, c) : 0;
  }

  @Override
  double up(double bits, double draftS, boolean isFirst) {
    double wayS = draftS + bits / upBps + link.latencyS();
    return presence * Math.min(isFirst ? phaseS : laterPhaseS, wayS);
  }

  @Override
  double down(double sendS) {
    return presence * Math.min(phaseS, sendS + link.latencyS());
  }

  /** After its last verification nobody stalls it any more. */
  @Override
  double last(int choice) {
    if (choice == 0 || priced.charging().isEndless()) {
      return 0;
    }
    RoundStates.LoadedMode way = modes().get((choice - 1) % modes().size());
    return way.mode().isAtVerifier()
        ? 0
        : (own - presence) * Math.min(phaseS, way.station().verdictS(1) + link.latencyS());
  }
}
