package sdedge.oracle.stream;

import java.util.Arrays;
import java.util.List;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;
import sdedge.instance.Task;
import sdedge.oracle.model.AcceptedDrafts;
import sdedge.oracle.model.Outcomes;
import sdedge.oracle.model.PassSums;

/**
 * The least that the rounds of a task cost together, by dynamic programming over what is gained and
 * what caches hold (Section 12 of the model).
 */
final class LeastCost {
  static final int PARTS = 64; // of a token

  private final Costs costs;
  private final Task task;
  private final Fronthaul link;
  private final List<DraftMode> modes; // in which its drafter can draft
  private final int parts; // of a token; 0 for drawn answers
  private final int least; // length of later rounds; a prompt that is split may be a first one
  private final int most;
  private final Rounds choices;
  private final List<Rounds.Round> all;
  private final boolean varies; // what is gained, by what was gained before
  private double[][] gains; // by round
  private int[] leastGain; // by round: no smaller one has a chance
  private double share; // of what is counted as gained that is at least
  private final int end;
  private final double[][] left; // by state, 0 from the end

  /** What rounds of a task cost. */
  interface Costs {
    /** Whose answer is known. */
    Task task();

    /** Of the network that serves it. */
    NetworkFloors floors();

    /** The verification of a first round. */
    double first(int length);

    /** The verification of a later round after {@code gained} tokens. */
    double later(int length, int gained);

    /** A drafting pass. */
    double draft(DraftMode mode, PassSums pass);

    /** The way of some bits up, after {@code draftS} seconds of drafting. */
    double up(boolean isFirst, double bits, double draftS);

    /** The way back of a round drafted at the drafter. */
    double back(DraftMode mode, boolean isLast);
  }

  private LeastCost(Costs costs, Speculation lengths, int parts, boolean isSplit) {
    this.costs = costs;
    this.parts = parts;
    task = costs.task();
    link = costs.floors().instance().drafters().get(task.drafter()).fronthaul();
    modes = costs.floors().modes(task.drafter());
    most = lengths.maxLength();
    least = lengths.minLength();
    choices = new Rounds(modes, least, most, isSplit);
    all = choices.all();
    varies = Outcomes.varyByContext(task);
    gains = gains(0);
    leastGain = Arrays.stream(gains).mapToInt(LeastCost::first).toArray();
    share = 1;
    for (Rounds.Round round : varies ? all : List.<Rounds.Round>of()) {
      double most = Outcomes.mostPerStep(task, round.choice());
      share = Math.min(share, Outcomes.leastPerStep(task, round.choice()) / most);
    }
    int output = task.outputTokens();
    end = isDrawn() ? output : (int) Math.ceil(parts * (output - 1e-6));
    left = new double[choices.states()][end];
  }

  /** Under drawn answers. */
  static double drawn(Costs costs, Instance instance) {
    return mean(costs, instance, 0);
  }

  /** Where rounds gain what they do in the mean, in parts of a token. */
  static double mean(Costs costs, Instance instance, int parts) {
    boolean isSplit = instance.serving().splitsPrompts();
    return new LeastCost(costs, instance.speculation(), parts, isSplit).solve();
  }

  private boolean isDrawn() {
    return parts == 0;
  }

  private double solve() {
    double[] back = back(false);
    double[] lastBack = back(true);
    double[][] later = {}; // by whether the caches stay as they are
    int priced = -1;
    for (int at = end - 1; at > 0; at--) {
      int gained = isDrawn() ? at : (int) (share * at / (parts + 1)); // for sure
      lookAt(gained);
      later = gained == priced ? later : later(gained);
      priced = gained;
      // Caches are as empty as at first only after rounds of a token each.
      int first = parts > 0 && at % parts > 0 ? 1 : 0;
      for (int state = first; state < left.length; state++) {
        left[state][at] = cheapest(later, state, at, back, lastBack);
      }
    }
    lookAt(0);
    double[] first = all.stream().mapToDouble(this::first).toArray();
    return cheapest(new double[][] {first, first}, 0, 0, back, lastBack);
  }

  private void lookAt(int gained) {
    if (varies && isDrawn()) {
      gains = gains(gained);
      leastGain = Arrays.stream(gains).mapToInt(LeastCost::first).toArray();
    }
  }

  private double[][] gains(int gained) {
    return all.stream().map(of -> gain(of.choice(), gained)).toArray(double[][]::new);
  }

  private double[] back(boolean isLast) {
    return all.stream()
        .map(Rounds.Round::mode)
        .mapToDouble(mode -> mode == null || mode.isAtVerifier() ? 0 : costs.back(mode, isLast))
        .toArray();
  }

  private double cheapest(double[][] byRead, int state, int at, double[] back, double[] lastBack) {
    int[] after = choices.after(state);
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < after.length; i++) {
      double cost = byRead[after[i] == state ? 1 : 0][i];
      double whole = cost + rest(i, left[after[i]], at, back, lastBack);
      if (whole < best) {
        best = whole;
      }
    }
    return best;
  }

  /** What comes behind the passes of a round. */
  private double rest(int round, double[] then, int at, double[] back, double[] lastBack) {
    int gain = leastGain[round];
    if (!isDrawn()) {
      return at + gain >= end ? lastBack[round] : back[round] + then[at + gain];
    }
    double mean = 0;
    for (int j = gain; j < gains[round].length; j++) {
      if (gains[round][j] > 0) {
        boolean isLast = at + j >= end;
        mean += gains[round][j] * (isLast ? lastBack[round] : back[round] + then[at + j]);
      }
    }
    return mean;
  }

  /** What a first round costs but for its way back. */
  private double first(Rounds.Round round) {
    DraftMode mode = round.mode();
    int length = round.length();
    double promptBits = link.bitsPerPromptToken() * task.inputTokens();
    boolean sendsDrafts = mode != null && !mode.isAtVerifier();
    double cost = costs.first(length);
    if (promptBits > 0 && !sendsDrafts) {
      cost += costs.up(true, promptBits, 0);
    }
    if (mode == null) {
      return cost;
    }
    DraftedPasses drafts = drafts(mode, length, task.inputTokens(), 0);
    double bits = promptBits + mode.bitsPerDraftToken() * length;
    double up = sendsDrafts ? costs.up(true, bits, drafts.aloneS(length)) : 0;
    return cost + drafts.cost(length) + up;
  }

  /**
   * What later rounds cost by round but for their way back, if the model that drafts lacks all
   * tokens or but the last one.
   */
  private double[][] later(int gained) {
    double confirmed = (double) task.inputTokens() + gained;
    double[][] byRead = new double[2][all.size()];
    for (int read = 0; read < byRead.length; read++) {
      double plain = least == 0 ? costs.later(0, gained) : Double.POSITIVE_INFINITY;
      Arrays.fill(byRead[read], plain);
      double fresh = read == 1 ? 1 : confirmed;
      for (DraftMode mode : modes) {
        DraftedPasses drafts = drafts(mode, most, fresh, confirmed - fresh);
        for (int i = 0; i < all.size(); i++) {
          Rounds.Round round = all.get(i);
          if (round.mode() != null && round.mode().name().equals(mode.name())) {
            byRead[read][i] = later(mode, round.length(), gained, drafts);
          }
        }
      }
    }
    return byRead;
  }

  private double later(DraftMode mode, int length, int gained, DraftedPasses drafts) {
    double cost = costs.later(length, gained) + drafts.cost(length);
    double bits = mode.bitsPerDraftToken() * length;
    return mode.isAtVerifier() ? cost : cost + costs.up(false, bits, drafts.aloneS(length));
  }

  /** Of which the first pass takes in {@code fresh} tokens. */
  private DraftedPasses drafts(DraftMode mode, int longest, double fresh, double cached) {
    return DraftedPasses.of(
        costs.floors(),
        costs.floors().drafts(task.drafter(), mode),
        mode,
        longest,
        fresh,
        cached,
        pass -> costs.draft(mode, pass));
  }

  private static int first(double[] chances) {
    int first = 1;
    while (first < chances.length - 1 && chances[first] == 0) {
      first++;
    }
    return first;
  }

  /** The chance of a round to gain j tokens, or in the mean j parts of one at most, at j. */
  private double[] gain(DraftChoice choice, int gained) {
    if (isDrawn()) {
      double confirmed = (double) task.inputTokens() + gained;
      return AcceptedDrafts.gain(task.acceptance().under(choice), choice.length(), confirmed);
    }
    double[] sure =
        new double[(int) Math.ceil(parts * Outcomes.mostPerStep(task, choice) - 1e-9) + 1];
    sure[sure.length - 1] = 1;
    return sure;
  }
}
