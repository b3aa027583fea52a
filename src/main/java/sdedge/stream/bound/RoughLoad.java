package sdedge.stream.bound;

import java.util.Arrays;
import sdedge.instance.Task;
import sdedge.plan.Choices;

/**
 * About what a request takes on average, without dynamic programs: after its first round a request
 * goes on at the cheapest cost per token, which is looked at in a few places of its answer. Good
 * enough to compare prices; no bound.
 */
final class RoughLoad {
  private static final double[] PLACES = {
    0.046910077030668, 0.230765344947158, 0.5, 0.769234655052842, 0.953089922969332,
  }; // Gauss and Legendre on [0, 1]

  private static final double[] WEIGHTS = {
    0.118463442528095, 0.239314335249683, 0.284444444444444, 0.239314335249683, 0.118463442528095,
  };

  private final NetworkLimits network;
  private final int[] tasks;
  private final double[] weights;
  private final double[][] expected; // E by index of the task, choice
  private final int[][] places; // tokens gained, by task
  private final double[] cost;
  private final double[] other;

  RoughLoad(NetworkLimits network, TaskOutcomes.Sample sample) {
    this.network = network;
    tasks = sample.of();
    weights = sample.weights();
    expected = new double[tasks.length][];
    places = new int[network.tasks()][];
    for (int i = 0; i < tasks.length; i++) {
      Task task = network.instance().tasks().get(tasks[i]);
      expected[i] = network.choices(task.drafter()).expected(task.acceptance());
      int output = task.outputTokens();
      places[tasks[i]] = Arrays.stream(PLACES).mapToInt(place -> (int) (place * output)).toArray();
    }
    int most = Arrays.stream(expected).mapToInt(each -> each.length).max().orElse(0);
    cost = new double[most];
    other = new double[most];
  }

  /** L, about. */
  double of(Prices prices) {
    return Arrays.stream(values(prices)).sum() / Arrays.stream(weights).sum();
  }

  /** Of whose values the load is made, as indices in the instance. */
  int[] tasks() {
    return tasks;
  }

  /** V of each of these tasks, about, times its weight. */
  double[] values(Prices prices) {
    PricedNetwork priced = new PricedNetwork(network, prices, 0);
    double excess = PrefillExcess.excess(priced, 0, tasks, k -> places[k]);
    double[] values = new double[tasks.length];
    for (int i = 0; i < tasks.length; i++) {
      RoundCosts costs = new RoundCosts(priced, tasks[i], 0);
      double band = prices.drafters().get(costs.task().drafter()).band();
      values[i] = weights[i] * (value(i, costs, excess) + band * network.uploadS(tasks[i]));
    }
    return values;
  }

  private double value(int index, RoundCosts costs, double excess) {
    Choices choices = costs.choices();
    double perToken = 0;
    for (int i = 0; i < PLACES.length; i++) {
      costs.later(places[tasks[index]][i], cost, other);
      double least = Double.POSITIVE_INFINITY;
      for (int c = choices.first(); c < choices.count(); c++) {
        least = Math.min(least, cost[c] / expected[index][c]);
      }
      perToken += WEIGHTS[i] * least;
    }
    costs.first(excess, cost);
    double value = Double.POSITIVE_INFINITY;
    double output = costs.task().outputTokens();
    for (int c = choices.first(); c < choices.count(); c++) {
      double left = Math.max(0, output - expected[index][c]);
      value = Math.min(value, cost[c] + left * perToken);
    }
    return value;
  }
}
