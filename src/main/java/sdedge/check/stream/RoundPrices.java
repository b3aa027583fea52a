package sdedge.check.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.PassSums;
import sdedge.check.model.SharedBand;
import sdedge.instance.DraftMode;
import sdedge.instance.Fronthaul;
import sdedge.instance.LatencyModel;
import sdedge.instance.Task;

/** What rounds of a task cost (Section 12 of the model). */
final class RoundPrices {
  private final PassPrices passes;
  private final ServerPrices prices;
  private final Task task;
  private final Fronthaul link;
  private final ServerPrices.OfDrafter price;
  private final double memory; // μ
  private final double timePrice; // ν
  private final double held; // θ_m·μ
  private final boolean isStalled;

  RoundPrices(PassPrices passes, int index, double timePrice) {
    this.passes = passes;
    this.timePrice = timePrice;
    prices = passes.prices();
    task = passes.instance().tasks().get(index);
    link = passes.instance().drafters().get(task.drafter()).fronthaul();
    price = prices.drafters().get(task.drafter());
    memory = passes.memory(index);
    held = prices.memory() * memory;
    isStalled = prices.charging() == ServerPrices.PrefillCharging.STALLED;
  }

  Task task() {
    return task;
  }

  /** In which its drafter can draft. */
  List<DraftMode> modes() {
    return passes.modes(task.drafter());
  }

  /** The first round, {@code mode} null without drafts; {@code excess} is left to others. */
  double first(@Nullable DraftMode mode, int length, double excess) {
    double prompt = task.inputTokens();
    double promptBits = link.bitsPerPromptToken() * prompt;
    double cost = verifyFirst(prompt + length, excess);
    if (mode == null || mode.isAtVerifier()) {
      cost += promptBits > 0 ? up(promptBits, 0) : 0;
      return mode == null ? cost : cost + there(mode, length, prompt, 0);
    }
    return cost + away(mode, length, promptBits, prompt, 0) + back(mode);
  }

  private double verifyFirst(double tokens, double excess) {
    double perS = prices.verifier().perS();
    PassFloor prompts = passes.prompts();
    return switch (prices.charging()) {
      case SHARED -> passes.verify(tokens, 0, held + timePrice, memory);
      case PIGGYBACKED ->
          (perS + held + timePrice) * prompts.part(tokens, 0)
              - Math.max(0, excess - perS * prompts.fixedS());
      case STALLED -> {
        double both = perS + prices.memory();
        double hidden = prices.memory() * prices.phaseS() * (1 - memory);
        yield (both + timePrice) * prompts.part(tokens, 0)
            - Math.max(0, excess + hidden - both * prompts.fixedS());
      }
    };
  }

  /** A later round after {@code gained} tokens, which the model that drafts has read or not. */
  double later(@Nullable DraftMode mode, int length, int gained, boolean isRead) {
    double confirmed = (double) task.inputTokens() + gained;
    double cost = passes.verify(length + 1.0, confirmed - 1, held + timePrice, memory);
    if (mode == null) {
      return cost;
    }
    double fresh = isRead ? 1 : confirmed;
    return mode.isAtVerifier()
        ? cost + there(mode, length, fresh, confirmed - fresh)
        : cost + away(mode, length, 0, fresh, confirmed - fresh) + back(mode);
  }

  /** Drafting passes of one sequence, of which the first takes in {@code fresh} tokens. */
  private static List<PassSums> passes(DraftMode mode, int length, double fresh, double cached) {
    List<PassSums> passes = PassSums.drafts(length, mode.isBlock());
    PassSums.addDrafts(passes, 1, cached + fresh, cached, length, mode.isBlock());
    return passes;
  }

  private double draft(DraftMode mode, PassSums pass, double presence) {
    return passes.draft(task.drafter(), mode, pass.tokens(), pass.cached(), presence, memory);
  }

  /** Drafts on the verifier's node. */
  private double there(DraftMode mode, int length, double fresh, double cached) {
    double cost = 0;
    for (PassSums pass : passes(mode, length, fresh, cached)) {
      cost += draft(mode, pass, held + timePrice);
    }
    return cost;
  }

  /** Drafts at the drafter, and the way up. */
  private double away(DraftMode mode, int length, double promptBits, double fresh, double cached) {
    double cost = 0;
    double seconds = 0;
    for (PassSums pass : passes(mode, length, fresh, cached)) {
      cost += draft(mode, pass, isStalled ? 0 : held + timePrice);
      seconds += aloneS(mode, pass);
    }
    return cost + up(promptBits + mode.bitsPerDraftToken() * length, seconds);
  }

  private double up(double bits, double draftS) {
    double sendS = bits / SharedBand.bitsPerS(link);
    double perS = passes.upPerS(task.drafter());
    double seconds = draftS + sendS + link.latencyS();
    return isStalled
        ? perS * sendS + held * Math.min(prices.phaseS(), seconds) + timePrice * seconds
        : perS * sendS + (held + timePrice) * (sendS + link.latencyS());
  }

  private double back(DraftMode mode) {
    double sendS = mode.bitsPerVerdict() / link.rateBps();
    return price.down() * sendS
        + (isStalled ? timePrice : held + timePrice) * (sendS + link.latencyS());
  }

  private double aloneS(DraftMode mode, PassSums pass) {
    PassPrices.Drafts drafts = passes.drafts(task.drafter(), mode);
    return drafts.node().latency() instanceof LatencyModel.Table
        ? drafts.floor().fixedS() + drafts.floor().part(pass.tokens(), pass.cached())
        : pass.seconds(drafts.node(), 1);
  }

  /** By how much the share of a round piggybacked on prompts exceeds what it pays for there. */
  double excess(int length, int gained, double shortestS) {
    double q = length + 1.0;
    double c = (double) task.inputTokens() + gained - 1;
    double share = passes.verify(q, c, held + timePrice, memory);
    double arithmetic = passes.prompts().part(q, c);
    double perS = prices.verifier().perS();
    double paid =
        isStalled
            ? (perS + prices.memory()) * arithmetic + held * prices.phaseS() + timePrice * shortestS
            : perS * arithmetic + (held + timePrice) * shortestS;
    return Math.max(0, share - paid);
  }
}
