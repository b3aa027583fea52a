package sdedge.stream.bound;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Fronthaul;
import sdedge.instance.Task;
import sdedge.latency.DraftPasses;
import sdedge.plan.Choices;

/**
 * What the rounds of one task cost (docs/model.md section 12): seconds of servers, and being there.
 * They are by how many tokens it has gained before, by choice, and by whether the model that drafts
 * has read the prompt.
 */
final class RoundCosts {
  private final PricedNetwork priced;
  private final PiggybackRebate rebates;
  private final int index;
  private final NetworkLimits network;
  private final Task task;
  private final Fronthaul link;
  private final double upBps;
  private final Choices choices;
  private final List<RoundStates.LoadedMode> modes;
  private final double upPerS; // θ↑
  private final double downPerS; // θ↓
  private final double presence; // ω
  private final double phaseS; // D
  private final double laterPhaseS; // what is left of it after the way back
  private final double backPhaseS; // for how long the way back is charged

  /** Those of a task, an index of an outcome. */
  RoundCosts(PricedNetwork priced, PiggybackRebate rebates, int index) {
    this.priced = priced;
    this.rebates = rebates;
    this.index = index;
    network = priced.limits().network();
    task = network.instance().tasks().get(index);
    int d = task.drafter();
    choices = network.choices(d);
    link = choices.station(d, 0).fronthaul();
    upBps = choices.station(d, 0).upBps();
    modes = network.states(d).modes();
    upPerS = priced.upPerS(d);
    downPerS = priced.rates().prices().drafters().get(d).down();
    presence = priced.rates().presence()[index];
    phaseS = priced.charging().phaseS();
    boolean isByWay = priced.limits().isOfStream() && !priced.charging().isEndless();
    backPhaseS = isByWay ? 0 : phaseS; // of a stream the way back is left out
    double backS = modes.stream().mapToDouble(way -> way.station().verdictS(1)).max().orElse(0);
    laterPhaseS = isByWay ? phaseS : Math.max(0, phaseS - backS - link.latencyS());
  }

  int index() {
    return index;
  }

  /** A verification of q new tokens on c cached ones, a next one computed at p of the new ones. */
  private double verify(double q, double p, double c) {
    return priced.verify(index, q, p, c);
  }

  /** The verification of the first round. */
  double verifyFirst(int length) {
    double tokens = (double) task.inputTokens() + length;
    if (network.splitsPrompts()) {
      return priced.verifyPrompt(index, tokens, length + 1.0, reach(task.inputTokens(), length));
    }
    double share = verify(tokens, length + 1.0, 0);
    Charging charging = priced.charging();
    if (charging.first() == Charging.FirstRounds.SHARED) {
      return share;
    }
    Rates rates = priced.rates();
    double perS = rates.verifier() + (charging.isStalled() ? rates.all() : presence);
    double arithmetic = perS * priced.arithmeticS(tokens, length + 1.0, 0);
    if (priced.limits().isOfStream()) {
      return arithmetic - rebates.rebate(index);
    }
    double all = arithmetic + presence * (charging.isStalled() ? phaseS : priced.overheadS());
    return charging.ordered() ? all : Math.max(share, all - rebates.rebate(index));
  }

  /**
   * A drafting pass, or several of them together.
   *
   * @param reach tokens to which each of q attends, on average
   */
  private double draft(RoundStates.LoadedMode way, double q, double p, double c, double reach) {
    return priced.draft(index, task.drafter(), way, q, p, c, reach);
  }

  /** Seconds of a drafting pass, if the way to the verifier is charged for them; else 0. */
  private double draftS(RoundStates.LoadedMode way, double q, double p, double c) {
    boolean isCharged = !priced.charging().isEndless() && !way.mode().isAtVerifier();
    return isCharged ? priced.draftS(task.drafter(), way, q, p, c) : 0;
  }

  /**
   * To how many tokens those of a text, and of some drafts behind it, attend on average: in one
   * pass, or, where prompts are split, at least in any passes, the drafts in the last one or later.
   */
  private double reach(double text, double drafts) {
    double all = text + drafts;
    return network.splitsPrompts() ? (text * (text + 1) / 2 + drafts * all) / all : all;
  }

  /**
   * The first choice of the first round: where prompts are split, it may be a prompt alone,
   * whatever the least length.
   */
  int firstChoice() {
    return network.splitsPrompts() ? 0 : choices.first();
  }

  /**
   * The way to the verifier.
   *
   * @param draftS seconds of the passes before, if they are charged here
   * @param isFirst whether the round is the first
   */
  private double up(double bits, double draftS, boolean isFirst) {
    double sendS = bits / upBps;
    double wayS = draftS + sendS + link.latencyS();
    return upPerS * sendS + presence * Math.min(isFirst ? phaseS : laterPhaseS, wayS);
  }

  /**
   * The way back.
   *
   * @param sendS seconds without latency
   */
  private double down(double sendS) {
    return downPerS * sendS + presence * Math.min(backPhaseS, sendS + link.latencyS());
  }

  /**
   * What the last round of a choice costs more than another one: after its last verification nobody
   * stalls it any more.
   */
  double last(int choice) {
    if (choice == 0 || priced.charging().isEndless()) {
      return 0;
    }
    RoundStates.LoadedMode way = modes.get((choice - 1) % modes.size());
    return way.mode().isAtVerifier()
        ? 0
        : (priced.rates().own()[index] - presence)
            * Math.min(backPhaseS, way.station().verdictS(1) + link.latencyS());
  }

  /**
   * The costs of the first round.
   *
   * @param cost to be filled, by choice
   */
  void first(double[] cost) {
    double bits = link.bitsPerPromptToken() * task.inputTokens();
    double promptUp = bits > 0 ? up(bits, 0, true) : 0;
    int least = firstChoice() == 0 ? 0 : choices.leastLength();
    for (int l = least; l <= choices.longest(); l++) {
      double verify = verifyFirst(l);
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
                ? drafts.cost + drafts.up(l, bits, drafts.seconds, true) + drafts.down()
                : drafts.cost + promptUp;
      }
    }
    Arrays.fill(cost, 1, Math.max(1, choices.first()), Double.POSITIVE_INFINITY);
  }

  /**
   * The costs of a later round, by choice.
   *
   * @param gained tokens before, at least 0
   * @param drafted to be filled: if the model that drafts has read all but the last token
   * @param undrafted to be filled: if it has read nothing; null if that is not asked
   */
  void later(int gained, double[] drafted, double @Nullable [] undrafted) {
    double c = (double) task.inputTokens() + gained;
    if (choices.leastLength() == 0) {
      drafted[0] = verify(1, 1, c - 1);
    }
    if (undrafted != null) {
      undrafted[0] = drafted[0];
    }
    for (int l = Math.max(1, choices.leastLength()); l <= choices.longest(); l++) {
      double verify = verify(l + 1.0, l + 1.0, c - 1);
      for (int w = 0; w < modes.size(); w++) {
        drafted[choices.of(l, w)] = verify;
      }
    }
    for (int w = 0; w < modes.size(); w++) {
      DraftCosts drafts = new DraftCosts(modes.get(w));
      drafts.firstPass(1, c - 1);
      for (int l = 1; l <= choices.longest(); l++) {
        drafts.lengthen(l);
        int choice = choices.of(l, w);
        double verify = drafted[choice];
        double sides = drafts.cost + (drafts.away ? drafts.down() : 0);
        drafted[choice] =
            verify + sides + (drafts.away ? drafts.up(l, 0, drafts.seconds, false) : 0);
        if (undrafted != null) {
          drafts.readAll(l, c);
          undrafted[choice] =
              verify
                  + sides
                  + drafts.more
                  + (drafts.away ? drafts.up(l, 0, drafts.seconds + drafts.moreS, false) : 0);
        }
      }
    }
  }

  /** What drafts in a way cost, one more after the other. */
  private final class DraftCosts {
    private final RoundStates.LoadedMode way;
    private final boolean away;
    private double fresh; // of the first pass
    private double cached;
    private double cost;
    private double seconds; // at least, if they are charged for
    private double more;
    private double moreS;

    DraftCosts(RoundStates.LoadedMode way) {
      this.way = way;
      away = !way.mode().isAtVerifier();
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
        addFirst(way.mode().drafted(length) - 1.0);
      } else if (length == 1) {
        addFirst(0);
      } else {
        double c = DraftPasses.cached(length, 1, fresh + cached);
        cost += draft(way, 1, 1, c, c + 1);
        seconds += draftS(way, 1, 1, c);
      }
    }

    /** The first pass, with further drafts in it. */
    private void addFirst(double further) {
      cost += first(fresh, further, cached);
      seconds += draftS(way, fresh + further, further + 1, cached);
    }

    private double first(double text, double further, double c) {
      double q = text + further;
      return draft(way, q, further + 1, c, c == 0 ? reach(text, further) : c + q);
    }

    /** Says what is more if all confirmed tokens are to be read first. */
    void readAll(int length, double confirmed) {
      if (length == 1 || way.mode().isBlock()) {
        double further = way.mode().isBlock() ? way.mode().drafted(length) - 1 : 0;
        double p = further + 1;
        more = first(confirmed, further, 0) - first(fresh, further, cached);
        moreS = draftS(way, confirmed + further, p, 0) - draftS(way, fresh + further, p, cached);
      }
    }

    double up(int length, double promptBits, double draftS, boolean isFirst) {
      return RoundCosts.this.up(promptBits + way.station().draftBits(length, 1), draftS, isFirst);
    }

    double down() {
      return RoundCosts.this.down(way.station().verdictS(1));
    }
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
    return network.states(task.drafter());
  }
}
