package sdedge.stream.bound;

import sdedge.instance.Task;
import sdedge.plan.Choices;

/**
 * V of a request whose drafts are accepted by chance: the least mean of what all its rounds cost,
 * whatever is decided by what was accepted so far (docs/model.md section 12).
 */
final class DrawnValue {
  private final RoundCosts costs;
  private final Choices choices;
  private final RoundStates states;
  private final int output;
  private double[][] chance; // that at least so many drafts are accepted, by choice
  private final double[][] rest; // the least mean cost to the end, by state, tokens gained
  private final double[] costRead;
  private final double[] costUnread;

  private DrawnValue(RoundCosts costs) {
    this.costs = costs;
    choices = costs.choices();
    states = costs.states();
    output = costs.task().outputTokens();
    chance = chance(0);
    rest = new double[states.count()][output];
    costRead = new double[choices.count()];
    costUnread = new double[choices.count()];
  }

  /** V without the upload. */
  static double of(RoundCosts costs) {
    return new DrawnValue(costs).value();
  }

  private double[][] chance(int gained) {
    Task task = costs.task();
    return choices.survival(task.acceptance(), (double) task.inputTokens() + gained);
  }

  private double value() {
    boolean varies = costs.task().acceptance().variesByContext();
    for (int gained = output - 1; gained >= 1; gained--) {
      chance = varies ? chance(gained) : chance;
      costs.later(gained, costRead, costUnread);
      for (int state = 0; state < rest.length; state++) {
        rest[state][gained] = least(state, gained, choices.first());
      }
    }
    chance = varies ? chance(0) : chance;
    costs.first(costUnread);
    costRead[0] = costUnread[0];
    return least(0, 0, costs.firstChoice());
  }

  /** The least mean cost from a state and so many tokens on, by a choice from one on. */
  private double least(int state, int gained, int first) {
    double best = Double.POSITIVE_INFINITY;
    int[] next = states.after(state);
    for (int c = first; c < chance.length; c++) {
      int after = next[c];
      double mean = after == state ? costRead[c] : costUnread[c];
      int length = choices.length(c);
      for (int i = 0; i <= length && gained + i + 1 < output; i++) {
        double exactly = i < length ? chance[c][i] - chance[c][i + 1] : chance[c][i];
        mean += exactly * rest[after][gained + i + 1];
      }
      int left = output - gained; // tokens
      double ends = left <= length + 1 ? chance[c][left - 1] : 0;
      best = Math.min(best, mean + ends * costs.last(c));
    }
    return best;
  }
}
