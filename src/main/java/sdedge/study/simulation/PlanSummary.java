package sdedge.study.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.UplinkPolicy;

/**
 * What the runs of a plan come to.
 *
 * @param name of the plan, as given
 * @param uplink that it is executed with, the chosen one where it named none
 * @param predictedS the makespan that the plan is executed with, seconds
 * @param warnings of passes that latency tables do not cover
 * @param makespan of all runs, seconds
 * @param met the share of tasks served as promised; null without a promise
 * @param toFirst by how much it is slower than the first plan; null for that plan itself
 */
public record PlanSummary(
    String name,
    UplinkPolicy uplink,
    double predictedS,
    List<String> warnings,
    Distribution makespan,
    @Nullable Double met,
    @Nullable PairedComparison toFirst) {

  static PlanSummary of(Samples samples, ServiceLevel level, @Nullable Samples first) {
    return new PlanSummary(
        samples.name(),
        samples.uplink(),
        samples.predictedS(),
        samples.warnings(),
        Distribution.of(samples.makespanS()),
        level.equals(ServiceLevel.NONE) ? null : level.met(samples),
        first == null ? null : PairedComparison.of(samples.makespanS(), first.makespanS()));
  }

  /** By which part the prediction is above the mean of the runs. */
  public double error() {
    return predictedS / makespan.mean() - 1;
  }
}
