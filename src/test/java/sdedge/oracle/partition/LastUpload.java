package sdedge.oracle.partition;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.oracle.model.BatchTimes;
import sdedge.oracle.model.Pricing;
import sdedge.plan.Batch;
import sdedge.plan.Plan;

/**
 * What batch plans take at least since the batch of the last prompt begins when that is there
 * (Section 7 of the model).
 */
public final class LastUpload {
  private LastUpload() {}

  /**
   * Seconds.
   *
   * @param known under whose pipeline and scope
   * @param uplink may be auto
   */
  public static double boundS(Instance instance, Plan known, UplinkPolicy uplink) {
    if (known.pipeline() == Pipeline.ASYNCHRONOUS || known.continuous() != null) {
      return 0;
    }
    List<Integer> everyone = IntStream.range(0, instance.tasks().size()).boxed().toList();
    double lastS = FirstUploads.of(instance, known, uplink).of(everyone);
    return mayFall(instance) || instance.hasModes()
        ? lastS
        : lastS + shortestS(instance, known.pipeline());
  }

  /** Whether a pass may take less with more tasks, as measured. */
  static boolean mayFall(Instance instance) {
    return Stream.concat(
            Stream.of(instance.verifier()), instance.drafters().stream().map(Drafter::node))
        .anyMatch(node -> node.latency() instanceof LatencyModel.Table);
  }

  private static double shortestS(Instance instance, Pipeline pipeline) {
    Pricing pricing = new Pricing(instance, pipeline);
    double least = Double.POSITIVE_INFINITY;
    int most = instance.speculation().maxLength();
    for (int length = instance.speculation().minLength(); length <= most; length++) {
      for (int k = 0; k < instance.tasks().size(); k++) {
        BatchTimes times = pricing.times(new Batch(List.of(k), length));
        least = Math.min(least, CohortSeconds.of(pipeline, List.of(times)));
      }
    }
    return least;
  }
}
