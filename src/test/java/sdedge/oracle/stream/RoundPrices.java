package sdedge.oracle.stream;

import sdedge.instance.DraftMode;
import sdedge.instance.Fronthaul;
import sdedge.instance.Task;
import sdedge.oracle.model.PassSums;
import sdedge.oracle.model.SharedBand;

/** What rounds of a task cost (Section 12 of the model). */
final class RoundPrices implements LeastCost.Costs {
  private final PassPrices passes;
  private final NetworkFloors floors;
  private final ServerPrices prices;
  private final Task task;
  private final Fronthaul link;
  private final ServerPrices.OfDrafter price;
  private final double memory; // μ
  private final double held; // θ_m·μ
  private final boolean isStalled;
  private final double excess; // Δ

  /** {@code excess} of first rounds is left to others. */
  RoundPrices(PassPrices passes, int index, double excess) {
    this.excess = excess;
    this.passes = passes;
    floors = passes.floors();
    prices = passes.prices();
    task = floors.instance().tasks().get(index);
    link = floors.instance().drafters().get(task.drafter()).fronthaul();
    price = prices.drafters().get(task.drafter());
    memory = floors.memory(index);
    held = prices.memory() * memory;
    isStalled = prices.charging() == ServerPrices.PrefillCharging.STALLED;
  }

  @Override
  public Task task() {
    return task;
  }

  @Override
  public NetworkFloors floors() {
    return floors;
  }

  @Override
  public double first(int length) {
    double tokens = (double) task.inputTokens() + length;
    double positions = length + 1.0;
    double perS = prices.verifier().perS();
    PassFloor prompts = floors.prompts();
    return switch (prices.charging()) {
      case SHARED ->
          passes.verify(floors.reading(task.inputTokens(), length, positions), held, memory);
      case PIGGYBACKED ->
          (perS + held) * prompts.part(tokens, positions, 0)
              - Math.max(0, excess - perS * prompts.fixedS());
      case STALLED -> {
        double both = perS + prices.memory();
        double hidden = prices.memory() * prices.phaseS() * (1 - memory);
        yield both * prompts.part(tokens, positions, 0)
            - Math.max(0, excess + hidden - both * prompts.fixedS());
      }
    };
  }

  @Override
  public double later(int length, int gained) {
    double confirmed = (double) task.inputTokens() + gained;
    return passes.verify(length + 1.0, length + 1.0, confirmed - 1, held, memory);
  }

  @Override
  public double draft(DraftMode mode, PassSums pass) {
    double presence = isStalled && !mode.isAtVerifier() ? 0 : held;
    return passes.draft(task.drafter(), mode, pass, presence, memory);
  }

  @Override
  public double up(boolean isFirst, double bits, double draftS) {
    double sendS = bits / SharedBand.bitsPerS(link);
    double perS = passes.upPerS(task.drafter());
    double seconds = draftS + sendS + link.latencyS();
    return isStalled
        ? perS * sendS + held * Math.min(prices.phaseS(), seconds)
        : perS * sendS + held * (sendS + link.latencyS());
  }

  @Override
  public double back(DraftMode mode, boolean isLast) {
    double sendS = mode.bitsPerVerdict() / link.rateBps();
    return price.down() * sendS + (isStalled ? 0 : held) * (sendS + link.latencyS());
  }

  /** By how much the share of a round piggybacked on prompts exceeds what it pays for there. */
  double excess(int length, int gained, double shortestS) {
    double q = length + 1.0;
    double c = (double) task.inputTokens() + gained - 1;
    double share = passes.verify(q, q, c, held, memory);
    double arithmetic = floors.prompts().part(q, q, c);
    double perS = prices.verifier().perS();
    double paid =
        isStalled
            ? (perS + prices.memory()) * arithmetic + held * prices.phaseS()
            : perS * arithmetic + held * shortestS;
    return Math.max(0, share - paid);
  }
}
