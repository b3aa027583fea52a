package sdedge.oracle.partition;

import java.util.List;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.oracle.model.BatchTimes;
import sdedge.oracle.model.Pricing;
import sdedge.plan.Batch;
import sdedge.plan.Plan;

/**
 * What prices prove where a step of a batch takes as long whoever is in it: that cohorts take a
 * whole number of steps (Section 7 of the model).
 */
public final class EqualSteps {
  private static final double ROUNDING = 1e-9; // of a makespan, for each cohort

  private EqualSteps() {}

  /**
   * No batch plan at all takes less, seconds.
   *
   * @param prices that prove what they say
   * @param known under whose pipeline and scope, of some makespan
   */
  public static double boundS(
      PartitionPrices prices, Instance instance, Plan known, double makespanS) {
    int length = instance.speculation().minLength();
    if (length != instance.speculation().maxLength() || LastUpload.mayFall(instance)) {
      return prices.makespanS();
    }
    Pricing pricing = new Pricing(instance, known.pipeline());
    List<Integer> everyone = IntStream.range(0, instance.tasks().size()).boxed().toList();
    double step = Double.POSITIVE_INFINITY;
    for (int k : everyone) {
      BatchTimes alone = pricing.times(new Batch(List.of(k), length));
      for (int n = 1; n <= alone.steps(); n++) {
        step = Math.min(step, alone.at(n).verifierS());
      }
    }
    BatchTimes all = pricing.times(new Batch(everyone, length));
    double more = -step * all.steps();
    for (int n = 1; n <= all.steps(); n++) {
      more += all.at(n).drafterS() + all.at(n).verifierS();
    }
    double off = everyone.size() * (more + ROUNDING * makespanS);
    double equal = step > 0 ? step * Math.ceil((prices.boundS() - off) / step) : 0;
    return prices.firstS() + Math.max(prices.boundS(), equal);
  }
}
