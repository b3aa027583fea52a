package sdedge.stream.bound;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Fronthaul;
import sdedge.instance.Task;
import sdedge.latency.DraftPasses;
import sdedge.plan.Choices;

/**
 * What the rounds of one task cost (docs/model.md section 12), by how many tokens it has gained
 * before, by choice, and by whether the model that drafts has read the prompt. How seconds are
 * charged is up to the bound.
 */
abstract class RoundCosts {
  final NetworkLimits network;
  final Task task;
  final Fronthaul link;
  final double upBps;
  final Choices choices;
  private final List<RoundStates.LoadedMode> modes;

  RoundCosts(NetworkLimits network, int index) {
    this.network = network;
    task = network.instance().tasks().get(index);
    int d = task.drafter();
    choices = network.choices(d);
    link = choices.station(d, 0).fronthaul();
    upBps = choices.station(d, 0).upBps();
    modes = network.states(d).modes();
  }

  List<RoundStates.LoadedMode> modes() {
    return modes;
  }

  /** A verification of q new tokens on c cached ones, a next one computed at p of the new ones. */
  abstract double verify(double q, double p, double c);

  /** The verification of the first round. */
  abstract double verifyFirst(int length);

  /**
   * A drafting pass, or several of them together.
   *
   * @param reach tokens to which each of q attends, on average
   */
  abstract double draft(RoundStates.LoadedMode way, double q, double p, double c, double reach);

  /** Seconds of a drafting pass, if the way to the verifier is charged for them; else 0. */
  abstract double draftS(RoundStates.LoadedMode way, double q, double p, double c);

  /**
   * To how many tokens those of a text, and of some drafts behind it, attend on average: in one
   * pass, or, where prompts are split, at least in any passes, the drafts in the last one or later.
   */
  final double reach(double text, double drafts) {
    double all = text + drafts;
    return network.splitsPrompts() ? (text * (text + 1) / 2 + drafts * all) / all : all;
  }

  /**
   * The first choice of the first round: where prompts are split, it may be a prompt alone,
   * whatever the least length.
   */
  final int firstChoice() {
    return network.splitsPrompts() ? 0 : choices.first();
  }

  /**
   * The way to the verifier.
   *
   * @param draftS seconds of the passes before, if they are charged here
   * @param isFirst whether the round is the first
   */
  abstract double up(double bits, double draftS, boolean isFirst);

  /**
   * The way back.
   *
   * @param sendS seconds without latency
   */
  abstract double down(double sendS);

  /** What the last round of a choice costs more than another one. */
  abstract double last(int choice);

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
