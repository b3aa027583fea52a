package sdedge.stream.bound;

import java.util.List;
import sdedge.instance.Fronthaul;
import sdedge.instance.Task;
import sdedge.latency.DraftPasses;
import sdedge.plan.Choices;

/**
 * What the rounds of one task cost (docs/model.md section 12), by how many tokens it has gained
 * before, by choice, and by whether the model that drafts has read the prompt.
 */
final class RoundCosts {
  private final PricedNetwork network;
  private final Task task;
  private final Fronthaul link;
  private final double upBps;
  private final Choices choices;
  private final List<RoundStates.LoadedMode> modes;
  private final double upPerS; // θ↑
  private final double downPerS; // θ↓
  private final double memory; // μ
  private final double timePrice; // ν
  private final double presence; // ω from the second round on
  private final double phaseS; // infinite if being present is always charged

  /**
   * @param timePrice ν, what the task pays per second for its own time
   */
  RoundCosts(PricedNetwork network, int index, double timePrice) {
    this.network = network;
    this.timePrice = timePrice;
    task = network.network().instance().tasks().get(index);
    int d = task.drafter();
    choices = network.network().choices(d);
    link = choices.station(d, 0).fronthaul();
    upBps = choices.station(d, 0).upBps();
    modes = network.network().states(d).modes();
    upPerS = network.upPerS(d);
    downPerS = network.prices().drafters().get(d).down();
    memory = network.network().memory(index);
    presence = network.prices().memory() * memory + timePrice;
    phaseS =
        network.prices().firstRounds() instanceof PrefillCharging.Stalled stalled
            ? stalled.phaseS()
            : Double.POSITIVE_INFINITY;
  }

  private boolean isStalled() {
    return phaseS < Double.POSITIVE_INFINITY;
  }

  /**
   * The costs of the first round.
   *
   * @param cost to be filled, by choice
   * @param excess what others in a pass with prompts may pay beyond what they cause there
   */
  void first(double excess, double[] cost) {
    double bits = link.bitsPerPromptToken() * task.inputTokens();
    double promptUp = bits > 0 ? up(bits, 0) : 0;
    for (int l = choices.leastLength(); l <= choices.longest(); l++) {
      double verify = verifyFirst(l, excess);
      if (l == 0) {
        cost[0] = verify;
        cost[0] += promptUp;
      }
      for (int w = 0; w < modes.size() && l > 0; w++) {
        cost[choices.of(l, w)] = verify;
      }
    }
    for (int w = 0; w < modes.size(); w++) {
      DraftCosts drafts = new DraftCosts(modes.get(w));
      drafts.firstPass(task.inputTokens(), 0);
      for (int l = 1; l <= choices.longest(); l++) {
        drafts.lengthen(l);
        cost[choices.of(l, w)] +=
            drafts.away
                ? drafts.cost + drafts.up(l, bits, drafts.seconds) + drafts.down()
                : drafts.cost + promptUp;
      }
    }
  }

  /** The verification of the first round. */
  double verifyFirst(int length, double excess) {
    double tokens = (double) task.inputTokens() + length;
    PrefillCharging charging = network.prices().firstRounds();
    double perS = network.prices().verifier().perS();
    PassLine arithmetic = network.prompts();
    if (charging instanceof PrefillCharging.Piggybacked) {
      double rebate = excess - perS * arithmetic.fixedS();
      return (perS + presence) * arithmetic.ofOne(tokens, 0) - Math.max(0, rebate);
    }
    if (charging instanceof PrefillCharging.Stalled) {
      double all = network.prices().memory();
      double hidden = all * phaseS * (1 - memory);
      double rebate = excess + hidden - (perS + all) * arithmetic.fixedS();
      double rate = perS + all + timePrice;
      return rate * arithmetic.ofOne(tokens, 0) - Math.max(0, rebate);
    }
    return network.verifier().of(tokens, 0, presence, memory);
  }

  /**
   * The costs of a later round, by choice.
   *
   * @param gained tokens before, at least 0
   * @param drafted to be filled: if the model that drafts has read all but the last token
   * @param undrafted to be filled: if it has read nothing
   */
  void later(int gained, double[] drafted, double[] undrafted) {
    double c = (double) task.inputTokens() + gained;
    if (choices.leastLength() == 0) {
      drafted[0] = network.verifier().of(1, c - 1, presence, memory);
      undrafted[0] = drafted[0];
    }
    for (int l = Math.max(1, choices.leastLength()); l <= choices.longest(); l++) {
      double verify = network.verifier().of(l + 1.0, c - 1, presence, memory);
      for (int w = 0; w < modes.size(); w++) {
        drafted[choices.of(l, w)] = verify;
      }
    }
    for (int w = 0; w < modes.size(); w++) {
      DraftCosts drafts = new DraftCosts(modes.get(w));
      drafts.firstPass(1, c - 1);
      for (int l = 1; l <= choices.longest(); l++) {
        drafts.lengthen(l);
        drafts.readAll(l, c);
        int choice = choices.of(l, w);
        double verify = drafted[choice];
        double sides = drafts.cost + (drafts.away ? drafts.down() : 0);
        drafted[choice] = verify + sides + (drafts.away ? drafts.up(l, 0, drafts.seconds) : 0);
        undrafted[choice] =
            verify
                + sides
                + drafts.more
                + (drafts.away ? drafts.up(l, 0, drafts.seconds + drafts.moreS) : 0);
      }
    }
  }

  /** What drafts in a way cost, one more after the other. */
  private final class DraftCosts {
    private final RoundStates.LoadedMode way;
    private final boolean away;
    private final SharedPass passes;
    private final boolean charges; // for the time, apart from the seconds of the server
    private double fresh; // of the first pass
    private double cached;
    private double cost;
    private double seconds; // at least, if they are charged for
    private double more;
    private double moreS;

    DraftCosts(RoundStates.LoadedMode way) {
      this.way = way;
      away = !way.mode().isAtVerifier();
      passes = network.drafts(task.drafter(), way);
      charges = away && isStalled();
    }

    void firstPass(double q, double c) {
      fresh = q;
      cached = c;
    }

    /** From one draft less. */
    void lengthen(int length) {
      if (way.mode().isBlock()) {
        cost = 0;
        seconds = 0;
        add(fresh + length - 1, cached);
      } else if (length == 1) {
        add(fresh, cached);
      } else {
        add(1, DraftPasses.cached(length, 1, fresh + cached));
      }
    }

    private void add(double q, double c) {
      cost += pass(q, c);
      seconds += passS(q, c);
    }

    private double pass(double q, double c) {
      return charges ? passes.ofServer(q, c, memory) : passes.of(q, c, presence, memory);
    }

    private double passS(double q, double c) {
      return charges ? network.leastDraftS(task.drafter(), way, q, c) : 0;
    }

    /** Says what is more if all confirmed tokens are to be read first. */
    void readAll(int length, double confirmed) {
      if (length == 1 || way.mode().isBlock()) {
        double further = way.mode().isBlock() ? length - 1 : 0;
        more = pass(confirmed + further, 0) - pass(fresh + further, cached);
        moreS = passS(confirmed + further, 0) - passS(fresh + further, cached);
      }
    }

    double up(int length, double promptBits, double draftS) {
      return RoundCosts.this.up(promptBits + way.station().draftBits(length, 1), draftS);
    }

    double down() {
      return RoundCosts.this.down(way.station().verdictS(1));
    }
  }

  /** The way to the verifier, and being present on it. */
  private double up(double bits, double draftS) {
    double sendS = bits / upBps;
    if (!isStalled()) {
      return (upPerS + presence) * sendS + presence * link.latencyS();
    }
    double wayS = draftS + sendS + link.latencyS();
    double held = network.prices().memory() * memory;
    return upPerS * sendS + held * Math.min(phaseS, wayS) + (presence - held) * wayS;
  }

  /** The way back; the memory held on it is left out where it is charged by the way. */
  private double down(double sendS) {
    double charged = isStalled() ? presence - network.prices().memory() * memory : presence;
    return (downPerS + charged) * sendS + charged * link.latencyS();
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
    double share = network.verifier().of(q, c, presence, memory);
    double perS = network.prices().verifier().perS();
    double ownS = network.prompts().ofOne(q, c);
    if (isStalled()) {
      double all = network.prices().memory();
      double paid = (perS + all) * ownS + all * memory * phaseS + timePrice * shortestS;
      return Math.max(0, share - paid);
    }
    return Math.max(0, share - perS * ownS - presence * shortestS);
  }

  Task task() {
    return task;
  }

  /** What the rounds may be. */
  Choices choices() {
    return choices;
  }

  /** What they are remembered by. */
  RoundStates states() {
    return network.network().states(task.drafter());
  }
}
