package sdedge.stream.bound;

import sdedge.instance.Task;
import sdedge.plan.Choices;

/**
 * V of a request whose steps gain their mean number of tokens: the least that all its rounds cost,
 * by dynamic programming over the tokens gained (docs/model.md section 12). Tokens are counted in
 * parts, and a round gains a little too much rather than too little: of all contexts what it gains
 * in the best one.
 */
final class MeanValue {
  /** Parts of a token in the bound of a stream. */
  static final int PARTS = 64;

  private static final double ROUNDED = 1e-9; // of a part: a gain of whole parts is one
  private static final double MISSING = 1e-6; // tokens without which an answer is complete

  private final RoundCosts costs;
  private final int parts; // of a token
  private final Choices choices;
  private final RoundStates states;
  private final int end; // parts of a complete answer
  private final int[] gain; // parts by choice
  private final double sure; // what is gained at least of what is counted as gained, ρ
  private final double[][] rest; // the least cost to the end, by state, parts gained in a ring
  private final int ring; // its size less 1, a power of 2 less 1
  private final double[] costRead;
  private final double[] costUnread;

  private MeanValue(RoundCosts costs, int parts) {
    this.costs = costs;
    this.parts = parts;
    choices = costs.choices();
    states = costs.states();
    Task task = costs.task();
    end = (int) Math.ceil(parts * (task.outputTokens() - MISSING));
    double context = task.inputTokens();
    double last = context + task.outputTokens();
    double[] tokens = choices.expected(task.acceptance().largest(context, last), context);
    double[] least = choices.expected(task.acceptance().smallest(context, last), context);
    double ratio = 1;
    for (int c = choices.first(); c < tokens.length; c++) {
      ratio = Math.min(ratio, least[c] / tokens[c]);
    }
    sure = ratio;
    gain = new int[tokens.length];
    for (int c = 0; c < gain.length; c++) {
      gain[c] = (int) Math.ceil(parts * tokens[c] - ROUNDED);
    }
    ring = 2 * Integer.highestOneBit(parts * (choices.longest() + 1)) - 1;
    rest = new double[states.count()][ring + 1];
    costRead = new double[gain.length];
    costUnread = new double[gain.length];
  }

  /**
   * V without the upload.
   *
   * @param parts of a token
   */
  static double of(RoundCosts costs, int parts) {
    return new MeanValue(costs, parts).value();
  }

  private double value() {
    int known = -1;
    for (int h = end - 1; h >= parts; h--) {
      int gained = (int) (sure * h / (parts + 1)); // tokens that have been gained for sure
      if (gained != known) {
        costs.later(gained, costRead, costUnread);
        known = gained;
      }
      for (int state = 0; state < rest.length; state++) {
        rest[state][h & ring] = least(state, h, choices.first());
      }
    }
    costs.first(costUnread);
    costRead[0] = costUnread[0];
    return least(0, 0, costs.firstChoice());
  }

  /** The least cost from a state and so many parts on, by a choice from one on. */
  private double least(int state, int known, int first) {
    double least = Double.POSITIVE_INFINITY;
    int[] next = states.after(state);
    for (int c = first; c < gain.length; c++) {
      int after = next[c];
      double cost = after == state ? costRead[c] : costUnread[c];
      least = Math.min(least, cost + rest(after, known + gain[c], c));
    }
    return least;
  }

  private double rest(int state, int known, int choice) {
    return known >= end ? costs.last(choice) : rest[state][known & ring];
  }
}
