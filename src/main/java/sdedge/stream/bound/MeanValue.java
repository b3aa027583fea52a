package sdedge.stream.bound;

import sdedge.plan.Choices;

/**
 * V of a request whose steps gain their mean number of tokens: the least that all its rounds cost,
 * by dynamic programming over the tokens gained (docs/model.md section 12). Tokens are counted in
 * parts of {@value #PARTS}, and a round gains a little too much rather than too little.
 */
final class MeanValue {
  private static final int PARTS = 64;
  private static final double ROUNDED = 1e-9; // of a part: a gain of whole parts is one
  private static final double MISSING = 1e-6; // tokens without which an answer is complete

  private final RoundCosts costs;
  private final Choices choices;
  private final RoundStates states;
  private final int end; // parts of a complete answer
  private final int[] gain; // parts by choice
  private final double[][] rest; // the least cost to the end, by state, parts gained in a ring
  private final int ring; // its size less 1, a power of 2 less 1
  private final double[] costRead;
  private final double[] costUnread;

  private MeanValue(RoundCosts costs) {
    this.costs = costs;
    choices = costs.choices();
    states = costs.states();
    end = (int) Math.ceil(PARTS * (costs.task().outputTokens() - MISSING));
    double[] tokens = choices.expected(costs.task().acceptance());
    gain = new int[tokens.length];
    for (int c = 0; c < gain.length; c++) {
      gain[c] = (int) Math.ceil(PARTS * tokens[c] - ROUNDED);
    }
    ring = 2 * Integer.highestOneBit(PARTS * (choices.longest() + 1)) - 1;
    rest = new double[states.count()][ring + 1];
    costRead = new double[gain.length];
    costUnread = new double[gain.length];
  }

  /**
   * V without the upload.
   *
   * @param excess Δ
   */
  static double of(RoundCosts costs, double excess) {
    return new MeanValue(costs).value(excess);
  }

  private double value(double excess) {
    int known = -1;
    for (int h = end - 1; h >= PARTS; h--) {
      int gained = h / (PARTS + 1); // tokens that have been gained for sure
      if (gained != known) {
        costs.later(gained, costRead, costUnread);
        known = gained;
      }
      for (int state = 0; state < rest.length; state++) {
        rest[state][h & ring] = least(state, h);
      }
    }
    costs.first(excess, costUnread);
    costRead[0] = costUnread[0];
    return least(0, 0);
  }

  /** The least cost from a state and so many parts on. */
  private double least(int state, int parts) {
    double least = Double.POSITIVE_INFINITY;
    int[] next = states.after(state);
    for (int c = choices.first(); c < gain.length; c++) {
      int after = next[c];
      double cost = after == state ? costRead[c] : costUnread[c];
      least = Math.min(least, cost + rest(after, parts + gain[c]));
    }
    return least;
  }

  private double rest(int state, int parts) {
    return parts >= end ? 0 : rest[state][parts & ring];
  }
}
