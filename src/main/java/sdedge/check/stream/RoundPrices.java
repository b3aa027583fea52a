package sdedge.check.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.PassSums;
import sdedge.check.model.SharedBand;
import sdedge.check.model.StepLoad;
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
    double promptOnly = promptBits > 0 ? up(promptBits, 0) : 0;
    if (mode == null) {
      return cost + promptOnly;
    }
    Drafts drafts = drafts(mode, length, prompt, 0);
    double way =
        mode.isAtVerifier() ? promptOnly : way(mode, length, promptBits, drafts.seconds[length]);
    return cost + drafts.costs[length] + way;
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

  /**
   * Later rounds after {@code gained} tokens, by length from 1 on, which the model that drafts has
   * read or not.
   */
  double[] later(DraftMode mode, int most, int gained, boolean isRead) {
    double confirmed = (double) task.inputTokens() + gained;
    double fresh = isRead ? 1 : confirmed;
    Drafts drafts = drafts(mode, most, fresh, confirmed - fresh);
    double[] costs = new double[most + 1];
    for (int length = 1; length <= most; length++) {
      costs[length] = later(length, gained) + drafts.costs[length];
      if (!mode.isAtVerifier()) {
        costs[length] += way(mode, length, 0, drafts.seconds[length]);
      }
    }
    return costs;
  }

  /** The verification of a later round. */
  double later(int length, int gained) {
    double confirmed = (double) task.inputTokens() + gained;
    return passes.verify(length + 1.0, confirmed - 1, held + timePrice, memory);
  }

  /** What drafting passes of one sequence cost, and how long they take alone, by length. */
  private static final class Drafts {
    private final double[] costs;
    private final double[] seconds;

    Drafts(int most) {
      costs = new double[most + 1];
      seconds = new double[most + 1];
    }
  }

  /** Of which the first pass takes in {@code fresh} tokens. */
  private Drafts drafts(DraftMode mode, int most, double fresh, double cached) {
    double presence = isStalled && !mode.isAtVerifier() ? 0 : held + timePrice;
    Drafts drafts = new Drafts(most);
    List<PassSums> longest = passes(mode, most, fresh, cached);
    for (int length = 1; length <= most; length++) {
      boolean one = mode.isBlock();
      PassSums last = one ? passes(mode, length, fresh, cached).get(0) : longest.get(length - 1);
      drafts.costs[length] = one ? 0 : drafts.costs[length - 1];
      drafts.costs[length] +=
          passes.draft(task.drafter(), mode, last.tokens(), last.cached(), presence, memory);
      if (!mode.isAtVerifier()) {
        drafts.seconds[length] = (one ? 0 : drafts.seconds[length - 1]) + aloneS(mode, last);
      }
    }
    return drafts;
  }

  private static List<PassSums> passes(DraftMode mode, int length, double fresh, double cached) {
    StepLoad none = StepLoad.of(mode, length);
    return none.plus(mode, length, 1, cached + fresh, cached, false).drafts();
  }

  /** The way of drafts up, and of the verdict back. */
  private double way(DraftMode mode, int length, double promptBits, double draftS) {
    return up(promptBits + mode.bitsPerDraftToken() * length, draftS) + back(mode);
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
