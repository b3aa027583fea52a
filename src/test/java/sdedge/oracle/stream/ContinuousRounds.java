package sdedge.oracle.stream;

import sdedge.instance.DraftMode;
import sdedge.instance.Fronthaul;
import sdedge.instance.Task;
import sdedge.oracle.model.PassSums;
import sdedge.oracle.model.SharedBand;

/** What rounds cost where a number of tasks is served (Section 12 of the model). */
final class ContinuousRounds implements LeastCost.Costs {
  private final ContinuousNetwork network;
  private final ContinuousPrices prices;
  private final int index;
  private final Task task;
  private final Fronthaul link;
  private final double presence; // ω
  private final double beforeBackS; // what the longest way back leaves of a phase

  ContinuousRounds(ContinuousNetwork network, int index) {
    this.network = network;
    this.index = index;
    prices = network.prices();
    task = network.floors().instance().tasks().get(index);
    link = network.floors().instance().drafters().get(task.drafter()).fronthaul();
    presence = network.presence().perS(index);
    beforeBackS = Math.max(0, prices.phaseS() - longestBackS());
  }

  @Override
  public Task task() {
    return task;
  }

  @Override
  public NetworkFloors floors() {
    return network.floors();
  }

  @Override
  public double first(int length) {
    return network.firstRounds().cost(index, length);
  }

  @Override
  public double later(int length, int gained) {
    double confirmed = (double) task.inputTokens() + gained;
    double memory = network.floors().memory(index);
    return network.share().of(length + 1.0, length + 1.0, confirmed - 1, presence, memory);
  }

  /** The way up; without an end of phases drafting passes pay for the time that they take. */
  @Override
  public double up(boolean isFirst, double bits, double draftS) {
    double mostS = isFirst ? prices.phaseS() : beforeBackS;
    double sendS = bits / SharedBand.bitsPerS(link) + link.latencyS();
    return presence * Math.min(mostS, (prices.hasPhases() ? draftS : 0) + sendS);
  }

  @Override
  public double draft(DraftMode mode, PassSums pass) {
    NetworkFloors.Drafts drafts = network.floors().drafts(task.drafter(), mode);
    return mode.isAtVerifier() ? atVerifier(drafts, pass) : atDrafter(drafts, pass);
  }

  private double atVerifier(NetworkFloors.Drafts drafts, PassSums pass) {
    return PassShare.ofDrafts(prices, network.presence(), drafts.floor())
        .of(pass, presence, network.floors().memory(index));
  }

  private double atDrafter(NetworkFloors.Drafts drafts, PassSums pass) {
    PassFloor floor = drafts.floor();
    double perS = prices.drafters().get(task.drafter()).perS();
    double most = network.presence().together(task.drafter());
    double part = floor.part(pass);
    double fullS = floor.fixedS() + part;
    if (prices.hasPhases() || network.isWeighted()) {
      double byTime = prices.hasPhases() ? 0 : presence * fullS;
      return perS * (floor.fixedS() / most + part) + byTime;
    }
    double aloneS = DraftedPasses.aloneS(drafts, pass);
    double moreS = floor.part(1, 1, 0); // that another one in the pass adds
    double rise = presence * moreS;
    double together = most;
    if (rise > 0) {
      double least = Math.max(1, 1 + (aloneS - fullS) / moreS);
      together = Math.min(most, Math.max(least, Math.sqrt(perS * floor.fixedS() / rise)));
    }
    double passS = Math.max(aloneS, fullS + (together - 1) * moreS);
    return perS * (floor.fixedS() / together + part) + presence * passS;
  }

  @Override
  public double back(DraftMode mode, boolean isLast) {
    boolean isOwn = isLast && prices.hasPhases(); // no phase comes after it
    return (isOwn ? network.presence().own(index) : presence)
        * Math.min(prices.phaseS(), backS(mode));
  }

  private double backS(DraftMode mode) {
    return mode.bitsPerVerdict() / link.rateBps() + link.latencyS();
  }

  private double longestBackS() {
    return network.floors().modes(task.drafter()).stream()
        .filter(mode -> !mode.isAtVerifier())
        .mapToDouble(this::backS)
        .max()
        .orElse(0);
  }
}
