package sdedge.oracle.partition;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.instance.Instance;
import sdedge.oracle.claim.Deadline;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;

/** An instance and what its batch plans are known to take at least. */
record KnownOptimum(Instance instance, double seconds) {

  /**
   * What all batch plans take at least, if that is below a part of what is known; else infinite.
   */
  double below(double part) {
    List<Cohort> cohorts =
        IntStream.range(0, instance.tasks().size())
            .mapToObj(k -> new Cohort(List.of(new Batch(List.of(k), 0))))
            .toList();
    Plan plan =
        new Plan(
            instance.pipeline(), instance.speculation().scope(), null, instance.uplink(), cohorts);
    Deadline deadline = new Deadline(Duration.ofMinutes(5).toNanos());
    return PartitionSearch.below(part * seconds, instance, plan, instance.uplink(), deadline);
  }
}
