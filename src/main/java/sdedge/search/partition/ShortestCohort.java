package sdedge.search.partition;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.search.partition.PricedCohorts.PricedCohort;

/** What no cohort takes less than, nor any batch of one from when its prompts are there. */
final class ShortestCohort {
  private ShortestCohort() {}

  /**
   * What one task takes by itself, seconds; 0 with a measured table, in which more may take less.
   */
  static double seconds(Instance instance, PricedBatches batches) {
    CohortCosts costs = new CohortCosts(instance.pipeline());
    return mayFall(instance)
        ? 0
        : IntStream.range(0, instance.tasks().size())
            .mapToObj(k -> batches.of(TaskSet.of(k)))
            .flatMap(List::stream)
            .mapToDouble(batch -> PricedCohort.of(List.of(batch), costs).seconds())
            .min()
            .orElse(0);
  }

  /** Whether a pass of more tasks may take less, as measured tables may have it. */
  static boolean mayFall(Instance instance) {
    return Stream.concat(
            Stream.of(instance.verifier()), instance.drafters().stream().map(Drafter::node))
        .anyMatch(node -> node.latency() instanceof LatencyModel.Table);
  }
}
