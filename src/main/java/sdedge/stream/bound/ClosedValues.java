package sdedge.stream.bound;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import sdedge.instance.Steps;

/**
 * What the tasks of a closed batch, or requests of users, take at least at some rates
 * (docs/model.md section 12).
 */
final class ClosedValues {
  private final ClosedNetwork priced;
  private final PiggybackRebate rebates;

  ClosedValues(ClosedLimits limits, ClosedRates rates, ClosedCharging charging) {
    priced = new ClosedNetwork(limits, rates, charging);
    rebates = PiggybackRebate.of(priced);
  }

  /** V by outcome, ordered rebates not taken off. */
  double[] values() {
    NetworkLimits network = priced.limits().network();
    boolean isMean = network.instance().speculation().steps() == Steps.MEAN;
    int parts = priced.charging().parts();
    return values(costs -> isMean ? MeanValue.of(costs, parts) : DrawnValue.of(costs));
  }

  private double[] values(ToDoubleFunction<ClosedRoundCosts> of) {
    NetworkLimits network = priced.limits().network();
    double[] values = new double[network.tasks()];
    for (int i = 0; i < values.length; i++) {
      network.goOn();
      values[i] = of.applyAsDouble(new ClosedRoundCosts(priced, rebates, i));
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
