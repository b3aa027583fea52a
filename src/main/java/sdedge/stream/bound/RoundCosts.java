package sdedge.stream.bound;

import sdedge.instance.Fronthaul;
import sdedge.instance.Speculation;
import sdedge.instance.Task;

/**
 * What the rounds of one task cost (docs/model.md section 12), by how many tokens it has gained
 * before, by length, and by whether its drafter has read the prompt.
 */
final class RoundCosts {
  private final PricedNetwork network;
  private final Task task;
  private final Fronthaul link;
  private final SharedPass drafter;
  private final DrafterPrice price;
  private final int least;
  private final int most;
  private final double memory; // μ
  private final Waiting waiting;
  private final double presence; // ω from the second round on
  private final double phaseS; // infinite if being present is always charged

  RoundCosts(PricedNetwork network, int index, Waiting waiting) {
    this.network = network;
    this.waiting = waiting;
    task = network.network().instance().tasks().get(index);
    link = network.network().instance().drafters().get(task.drafter()).fronthaul();
    drafter = network.drafter(task.drafter());
    price = network.prices().drafters().get(task.drafter());
    Speculation lengths = network.network().instance().speculation();
    least = lengths.minLength();
    most = lengths.maxLength();
    memory = network.network().memory(index);
    presence = network.prices().memory() * memory + waiting.all();
    phaseS =
        network.prices().firstRounds() instanceof FirstRounds.Stalling stalling
            ? stalling.phaseS()
            : Double.POSITIVE_INFINITY;
  }

  private boolean stalls() {
    return phaseS < Double.POSITIVE_INFINITY;
  }

  /**
   * The costs of the first round.
   *
   * @param cost to be filled, at l from the least to the largest length
   * @param excess what others in a pass with prompts may pay beyond what they cause there
   */
  void first(double excess, double[] cost) {
    double own = presence + waiting.first();
    double prompt = task.inputTokens();
    double bits = link.bitsPerPromptToken() * prompt;
    double draft = draft(prompt, 0, own);
    double draftS = network.leastDraftS(task.drafter(), prompt, 0);
    for (int l = 0; l <= most; l++) {
      if (l > 1) {
        draft += draft(1, prompt + l - 2, own);
        draftS += network.leastDraftS(task.drafter(), 1, prompt + l - 2);
      }
      if (l >= least) {
        cost[l] = verifyFirst(l, own, excess);
        cost[l] += l > 0 ? draft + up(l, bits, draftS, own) + down(own) : 0;
        cost[l] += l == 0 && bits > 0 ? up(0, bits, 0, own) : 0;
      }
    }
  }

  /** The verification of the first round, at {@code own} per second for being there. */
  double verifyFirst(int length, double own, double excess) {
    double tokens = (double) task.inputTokens() + length;
    FirstRounds way = network.prices().firstRounds();
    double perS = network.prices().verifier().perS();
    PassLine arithmetic = network.prompts();
    if (way instanceof FirstRounds.Ridden) {
      double rebate = excess - perS * arithmetic.fixedS();
      return (perS + own) * arithmetic.ofOne(tokens, 0) - Math.max(0, rebate);
    }
    if (way instanceof FirstRounds.Stalling) {
      double all = network.prices().memory();
      double hidden = all * phaseS * (1 - memory);
      double rebate = excess + hidden - (perS + all) * arithmetic.fixedS();
      double rate = perS + all + waiting.most();
      return rate * arithmetic.ofOne(tokens, 0) - Math.max(0, rebate);
    }
    return network.verifier().of(tokens, 0, own, memory);
  }

  /**
   * The costs of a later round, at l from the least to the largest length.
   *
   * @param gained tokens before, at least 0
   * @param drafted to be filled: if the drafter has read all but the last token
   * @param undrafted to be filled: if it has read nothing
   */
  void later(int gained, double[] drafted, double[] undrafted) {
    double c = (double) task.inputTokens() + gained;
    int d = task.drafter();
    double draft = draft(1, c - 1, presence);
    double draftS = stalls() ? network.leastDraftS(d, 1, c - 1) : 0;
    double more = draft(c, 0, presence) - draft;
    double moreS = stalls() ? network.leastDraftS(d, c, 0) - draftS : 0;
    double downCost = down(presence);
    for (int l = 0; l <= most; l++) {
      if (l > 1) {
        draft += draft(1, c + l - 2, presence);
        draftS += stalls() ? network.leastDraftS(d, 1, c + l - 2) : 0;
      }
      if (l >= least) {
        double verify = network.verifier().of(l + 1.0, c - 1, presence, memory);
        double side = l == 0 ? 0 : draft + downCost;
        drafted[l] = verify + side + (l == 0 ? 0 : up(l, 0, draftS, presence));
        undrafted[l] = l == 0 ? verify : verify + side + more + up(l, 0, draftS + moreS, presence);
      }
    }
  }

  /** A drafting pass: without what being present costs if that is charged by the way. */
  private double draft(double q, double c, double own) {
    return stalls() ? drafter.ofServer(q, c, memory) : drafter.of(q, c, own, memory);
  }

  /** The way to the verifier, and being present on it. */
  private double up(int length, double promptBits, double draftS, double own) {
    double sendS = (promptBits + link.bitsPerDraftToken() * length) / link.rateBps();
    if (!stalls()) {
      return (price.up() + own) * sendS + own * link.latencyS();
    }
    double wayS = draftS + sendS + link.latencyS();
    double forTime = own - network.prices().memory() * memory;
    return price.up() * sendS
        + network.prices().memory() * memory * Math.min(phaseS, wayS)
        + forTime * wayS;
  }

  /** The way back; the memory held on it is left out where it is charged by the way. */
  private double down(double own) {
    double sendS = link.bitsPerVerdict() / link.rateBps();
    double charged = stalls() ? own - network.prices().memory() * memory : own;
    return (price.down() + charged) * sendS + charged * link.latencyS();
  }

  /**
   * By how much the share of a rider, who is verified with the prompts of others, exceeds what it
   * pays for there; at least 0.
   *
   * @param gained tokens before
   * @param shortestS the arithmetic of the shortest prompt and the overhead of a pass
   */
  double riderExcess(int gained, int length, double shortestS) {
    double q = length + 1.0;
    double c = (double) task.inputTokens() + gained - 1;
    double share = network.verifier().of(q, c, presence, memory);
    double perS = network.prices().verifier().perS();
    double ownS = network.prompts().ofOne(q, c);
    if (stalls()) {
      double all = network.prices().memory();
      double paid = (perS + all) * ownS + all * memory * phaseS + waiting.all() * shortestS;
      return Math.max(0, share - paid);
    }
    return Math.max(0, share - perS * ownS - presence * shortestS);
  }

  /** The task. */
  Task task() {
    return task;
  }

  /** μ. */
  double memory() {
    return memory;
  }

  /** The smallest length. */
  int leastLength() {
    return least;
  }

  /** The largest length. */
  int mostLength() {
    return most;
  }
}
