package sdedge.latency;

/** What a part of a batch sends and gets over the fronthaul of its drafter, by step from 1 on. */
public record PartTransfers(PartLoad part, DraftStation station) {
  private static final double ROUNDING = 1e-12;

  /** Whether the link up is used in step {@code n}: always, without drafts only in step 1. */
  public boolean goesUp(int n) {
    return n <= part.steps() && (part.isOnTheWay() || n == 1);
  }

  /** Whether the link down is used in step {@code n}: always, without drafts after the last one. */
  public boolean comesDown(int n) {
    return n <= part.steps() && (part.isOnTheWay() || lastShare(n) > 0);
  }

  /** The chance that the step is the last one of a part that is active in it; 0 for rounding. */
  private double lastShare(int n) {
    double share = 1 - part.chance(n + 1) / part.chance(n);
    return share > ROUNDING ? share : 0;
  }

  /** X_d, the bits that go up in step {@code n}. */
  double upBits(int n) {
    double ofPrompts = n == 1 ? station.fronthaul().bitsPerPromptToken() * part.promptTokens() : 0;
    return goesUp(n) ? station.draftBits(part.length(), part.active(n)) + ofPrompts : 0;
  }

  /** Seconds that step {@code n} occupies the link up: bits over rate, latency not included. */
  public double upSerialisation(int n) {
    return upBits(n) / station.upBps();
  }

  /** Seconds that step {@code n} occupies the link down: bits over rate, latency not included. */
  public double downSerialisation(int n) {
    double whole = station.verdictS(part.active(n));
    return part.isOnTheWay() ? whole : comesDown(n) ? lastShare(n) * whole : 0;
  }

  /** Seconds that follow serialisation in step {@code n}: the latency, if there is a transfer. */
  private double linkLatency(int n) {
    return part.chance(n) * part.latencyS();
  }

  /** u_{d,n}, seconds: serialisation and latency of the link up, which it has to itself. */
  public double up(int n) {
    return goesUp(n) ? upSerialisation(n) + linkLatency(n) : 0;
  }

  /** w_{d,n}, seconds: serialisation and latency of the link down. */
  public double down(int n) {
    if (part.isOnTheWay()) {
      return n <= part.steps() ? downSerialisation(n) + linkLatency(n) : 0;
    }
    return comesDown(n) ? downSerialisation(n) + lastShare(n) * linkLatency(n) : 0;
  }
}
