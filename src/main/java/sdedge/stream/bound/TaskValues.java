package sdedge.stream.bound;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import sdedge.instance.Steps;
import sdedge.instance.Task;

/** What requests for tasks take at least at some rates (docs/model.md section 12). */
final class TaskValues {
  private final PricedNetwork priced;
  private final PiggybackRebate rebates;

  TaskValues(PresenceLimits limits, Rates rates, Charging charging) {
    priced = new PricedNetwork(limits, rates, charging);
    rebates = PiggybackRebate.of(priced);
  }

  /** V by outcome, ordered rebates not taken off. */
  double[] values() {
    NetworkLimits network = priced.limits().network();
    boolean isMean = network.instance().speculation().steps() == Steps.MEAN;
    int parts = priced.charging().parts();
    return values(costs -> isMean ? MeanValue.of(costs, parts) : DrawnValue.of(costs));
  }

  private double[] values(ToDoubleFunction<RoundCosts> of) {
    NetworkLimits network = priced.limits().network();
    double[] values = new double[network.tasks()];
    for (int i = 0; i < values.length; i++) {
      if (network.outcomes().chance(i) == 0) {
        continue;
      }
      network.goOn();
      Task task = network.instance().tasks().get(i);
      double band = priced.rates().prices().drafters().get(task.drafter()).band();
      double rounds = of.applyAsDouble(new RoundCosts(priced, rebates, i));
      values[i] = rounds + band * network.uploadS(i);
    }
    return values;
  }

  /** V by task, about. */
  double[] rough(List<RoughValue> rough) {
    double[] values = values(costs -> rough.get(costs.index()).of(costs));
    return priced.limits().network().outcomes().byTask(values);
  }

  /** V by task, the mean over the answers that may come. */
  double[] byTask() {
    return priced.limits().network().outcomes().byTask(values());
  }

  /** ΣV of values by task. */
  double sum(double[] byTask) {
    return Arrays.stream(byTask).sum() - rebates.ordered();
  }
}
