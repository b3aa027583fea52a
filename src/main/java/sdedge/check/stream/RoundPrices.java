package sdedge.check.stream;

import sdedge.check.model.PassSums;
import sdedge.instance.Fronthaul;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;
import sdedge.instance.Task;

/** What rounds of a task cost (Section 12 of the model). */
final class RoundPrices {
  private final PassPrices passes;
  private final Tariff tariff;
  private final Task task;
  private final Fronthaul link;
  private final Tariff.OfDrafter price;
  private final double memory; // μ
  private final double waiting; // ν
  private final double waitingFirst; // ν₁
  private final double held; // θ_m·μ
  private final boolean stalls;

  RoundPrices(PassPrices passes, int index, double waiting, double waitingFirst) {
    this.passes = passes;
    this.waiting = waiting;
    this.waitingFirst = waitingFirst;
    tariff = passes.tariff();
    task = passes.instance().tasks().get(index);
    link = passes.instance().drafters().get(task.drafter()).fronthaul();
    price = tariff.drafters().get(task.drafter());
    memory = passes.memory(index);
    held = tariff.memory() * memory;
    stalls = tariff.way() == Tariff.Way.STALLING;
  }

  Task task() {
    return task;
  }

  /** The first round; {@code excess} is left to others in a pass with prompts. */
  double first(int length, double excess) {
    double own = waiting + waitingFirst;
    double prompt = task.inputTokens();
    double promptBits = link.bitsPerPromptToken() * prompt;
    double cost = verifyFirst(prompt + length, own, excess);
    if (length == 0) {
      return promptBits > 0 ? cost + away(0, promptBits, prompt, 0, own) : cost;
    }
    return cost + away(length, promptBits, prompt, 0, own) + back(own);
  }

  private double verifyFirst(double tokens, double own, double excess) {
    double perS = tariff.verifier().perS();
    PassFloor prompts = passes.prompts();
    return switch (tariff.way()) {
      case SHARED -> passes.verify(tokens, 0, held + own, memory);
      case RIDDEN ->
          (perS + held + own) * prompts.part(tokens, 0)
              - Math.max(0, excess - perS * prompts.fixedS());
      case STALLING -> {
        double both = perS + tariff.memory();
        double hidden = tariff.memory() * tariff.phaseS() * (1 - memory);
        yield (both + own) * prompts.part(tokens, 0)
            - Math.max(0, excess + hidden - both * prompts.fixedS());
      }
    };
  }

  /** A later round after {@code gained} tokens, the prompt drafted from before or not. */
  double later(int length, int gained, boolean drafted) {
    double confirmed = (double) task.inputTokens() + gained;
    double cost = passes.verify(length + 1.0, confirmed - 1, held + waiting, memory);
    if (length == 0) {
      return cost;
    }
    double fresh = drafted ? 1 : confirmed;
    return cost + away(length, 0, fresh, confirmed - fresh, waiting) + back(waiting);
  }

  /** Drafting passes, of which the first takes in {@code fresh} tokens, and the way up. */
  private double away(int length, double promptBits, double fresh, double cached, double own) {
    int d = task.drafter();
    double cost = 0;
    double seconds = 0;
    for (int i = 1; i <= length; i++) {
      double q = i == 1 ? fresh : 1;
      double c = i == 1 ? cached : cached + fresh + i - 2;
      cost += passes.draft(d, q, c, stalls ? 0 : held + own, memory);
      seconds += aloneS(d, q, c);
    }
    double sendS = (promptBits + link.bitsPerDraftToken() * length) / link.rateBps();
    seconds += sendS + link.latencyS();
    return stalls
        ? cost + price.up() * sendS + held * Math.min(tariff.phaseS(), seconds) + own * seconds
        : cost + price.up() * sendS + (held + own) * (sendS + link.latencyS());
  }

  private double back(double own) {
    double sendS = link.bitsPerVerdict() / link.rateBps();
    return price.down() * sendS + (stalls ? own : held + own) * (sendS + link.latencyS());
  }

  private double aloneS(int drafter, double q, double c) {
    Node node = passes.instance().drafters().get(drafter).node();
    if (node.latency() instanceof LatencyModel.Table) {
      return passes.drafter(drafter).fixedS() + passes.drafter(drafter).part(q, c);
    }
    PassSums pass = new PassSums();
    pass.add(1, q, c);
    return pass.seconds(node, 1);
  }

  /** By how much the share of one who rides with prompts exceeds what it pays for there. */
  double excess(int length, int gained, double shortestS) {
    double q = length + 1.0;
    double c = (double) task.inputTokens() + gained - 1;
    double share = passes.verify(q, c, held + waiting, memory);
    double arithmetic = passes.prompts().part(q, c);
    double perS = tariff.verifier().perS();
    double paid =
        stalls
            ? (perS + tariff.memory()) * arithmetic + held * tariff.phaseS() + waiting * shortestS
            : perS * arithmetic + (held + waiting) * shortestS;
    return Math.max(0, share - paid);
  }
}
