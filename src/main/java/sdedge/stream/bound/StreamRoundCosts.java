package sdedge.stream.bound;

/** What rounds cost in a stream: seconds of servers and of memory (docs/model.md section 12). */
final class StreamRoundCosts extends RoundCosts {
  private final PricedNetwork priced;
  private final double excess; // Δ
  private final double upPerS; // θ↑
  private final double downPerS; // θ↓
  private final double memory; // μ
  private final double presence; // ω
  private final double phaseS; // infinite if being present is always charged

  /**
   * @param excess Δ, what others in a pass with prompts may pay beyond what they cause there
   */
  StreamRoundCosts(PricedNetwork priced, int index, double excess) {
    super(priced.network(), index);
    this.priced = priced;
    this.excess = excess;
    upPerS = priced.upPerS(task.drafter());
    downPerS = priced.prices().drafters().get(task.drafter()).down();
    memory = network.memory(index);
    presence = priced.prices().memory() * memory;
    phaseS =
        priced.prices().firstRounds() instanceof PrefillCharging.Stalled stalled
            ? stalled.phaseS()
            : Double.POSITIVE_INFINITY;
  }

  private boolean isStalled() {
    return phaseS < Double.POSITIVE_INFINITY;
  }

  @Override
  double verify(double q, double p, double c) {
    return priced.verifier().of(q, p, c, presence, memory);
  }

  @Override
  double verifyFirst(int length) {
    double tokens = (double) task.inputTokens() + length;
    if (network.splitsPrompts()) {
      double reach = reach(task.inputTokens(), length);
      double seconds = priced.verifier().line().ofOne(tokens, length + 1.0, 0, reach);
      return priced.verifier().of(seconds, presence, memory);
    }
    PrefillCharging charging = priced.prices().firstRounds();
    double perS = priced.prices().verifier().perS();
    PassLine arithmetic = priced.prompts();
    if (charging instanceof PrefillCharging.Piggybacked) {
      double rebate = excess - perS * arithmetic.fixedS();
      return (perS + presence) * arithmetic.ofOne(tokens, length + 1.0, 0) - Math.max(0, rebate);
    }
    if (charging instanceof PrefillCharging.Stalled) {
      double all = priced.prices().memory();
      double hidden = all * phaseS * (1 - memory);
      double rebate = excess + hidden - (perS + all) * arithmetic.fixedS();
      return (perS + all) * arithmetic.ofOne(tokens, length + 1.0, 0) - Math.max(0, rebate);
    }
    return verify(tokens, length + 1.0, 0);
  }

  @Override
  double draft(RoundStates.LoadedMode way, double q, double p, double c, double reach) {
    SharedPass passes = priced.drafts(task.drafter(), way);
    double seconds = passes.line().ofOne(q, p, c, reach);
    return isByPhase(way) ? passes.ofServer(seconds, memory) : passes.of(seconds, presence, memory);
  }

  @Override
  double draftS(RoundStates.LoadedMode way, double q, double p, double c) {
    return isByPhase(way) ? priced.leastDraftS(task.drafter(), way, q, p, c) : 0;
  }

  /** Whether time is charged apart from the seconds of the server. */
  private boolean isByPhase(RoundStates.LoadedMode way) {
    return isStalled() && !way.mode().isAtVerifier();
  }

  @Override
  double up(double bits, double draftS, boolean isFirst) {
    double sendS = bits / upBps;
    if (!isStalled()) {
      return (upPerS + presence) * sendS + presence * link.latencyS();
    }
    double wayS = draftS + sendS + link.latencyS();
    return upPerS * sendS + presence * Math.min(phaseS, wayS);
  }

  /** The memory held on the way back is left out where it is charged by the way. */
  @Override
  double down(double sendS) {
    double charged = isStalled() ? 0 : presence;
    return (downPerS + charged) * sendS + charged * link.latencyS();
  }

  @Override
  double last(int choice) {
    return 0;
  }

  /**
   * By how much the share of a piggybacked round, verified with the prompts of others, exceeds what
   * it pays for there; at least 0.
   *
   * @param gained tokens before
   * @param shortestS the arithmetic of the shortest prompt and the overhead of a pass
   */
  double piggybackedExcess(int gained, int length, double shortestS) {
    double q = length + 1.0;
    double c = (double) task.inputTokens() + gained - 1;
    double share = verify(q, q, c);
    double perS = priced.prices().verifier().perS();
    double ownS = priced.prompts().ofOne(q, q, c);
    if (isStalled()) {
      double all = priced.prices().memory();
      return Math.max(0, share - ((perS + all) * ownS + all * memory * phaseS));
    }
    return Math.max(0, share - perS * ownS - presence * shortestS);
  }
}
