package sdedge.stream.bound;

import java.util.Arrays;
import sdedge.instance.Task;
import sdedge.plan.Choices;

/**
 * About what a request takes, without dynamic programs: after its first round it goes on at the
 * cheapest cost per token, which is looked at in a few places of its answer. Good enough to compare
 * prices; no bound.
 */
final class RoughValue {
  private static final double[] PLACES = {
    0.046910077030668, 0.230765344947158, 0.5, 0.769234655052842, 0.953089922969332,
  }; // Gauss and Legendre on [0, 1]

  private static final double[] WEIGHTS = {
    0.118463442528095, 0.239314335249683, 0.284444444444444, 0.239314335249683, 0.118463442528095,
  };

  private final int output;
  private final double[][] expected; // E by place, choice
  private final int[] places; // tokens gained
  private final double[] cost;

  /** Of tasks of a network. */
  RoughValue(NetworkLimits network, int index) {
    Task task = network.instance().tasks().get(index);
    output = task.outputTokens();
    places = Arrays.stream(PLACES).mapToInt(place -> (int) (place * output)).toArray();
    Choices choices = network.choices(task.drafter());
    expected =
        Arrays.stream(places)
            .mapToObj(gained -> choices.expected(task.acceptance(), task.inputTokens() + gained))
            .toArray(double[][]::new);
    cost = new double[choices.count()];
  }

  /** V, about, without the upload. */
  double of(RoundCosts costs) {
    Choices choices = costs.choices();
    double perToken = 0;
    int usual = 0;
    for (int i = 0; i < PLACES.length; i++) {
      costs.later(places[i], cost, null);
      double least = Double.POSITIVE_INFINITY;
      for (int c = choices.first(); c < choices.count(); c++) {
        double own = cost[c] / expected[i][c];
        usual = own < least ? c : usual;
        least = Math.min(least, own);
      }
      perToken += WEIGHTS[i] * least;
    }
    costs.first(cost);
    double value = Double.POSITIVE_INFINITY;
    for (int c = costs.firstChoice(); c < choices.count(); c++) {
      double left = output - expected[0][c];
      double last = costs.last(left > 0 ? usual : c);
      value = Math.min(value, cost[c] + Math.max(0, left) * perToken + last);
    }
    return value;
  }
}
