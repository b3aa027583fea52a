package sdedge.stream.bound;

import java.util.Arrays;

/** About what a request takes on average, to compare prices of a stream; no bound. */
final class RoughLoad {
  private final NetworkLimits network;
  private final int[] tasks;
  private final double[] weights;
  private final RoughValue[] rough; // by task; null of those that are not looked at

  RoughLoad(NetworkLimits network, TaskOutcomes.Sample sample) {
    this.network = network;
    tasks = sample.of();
    weights = sample.weights();
    rough = new RoughValue[network.tasks()];
    for (int task : tasks) {
      rough[task] = new RoughValue(network, task);
    }
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
    PricedNetwork priced = new PricedNetwork(network, prices);
    double excess = PrefillExcess.excess(priced, tasks, k -> rough[k].places());
    double[] values = new double[tasks.length];
    for (int i = 0; i < tasks.length; i++) {
      RoundCosts costs = new StreamRoundCosts(priced, tasks[i], excess);
      double band = prices.drafters().get(costs.task().drafter()).band();
      double value = rough[tasks[i]].of(costs);
      values[i] = weights[i] * (value + band * network.uploadS(tasks[i]));
    }
    return values;
  }
}
