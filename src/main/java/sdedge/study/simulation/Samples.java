package sdedge.study.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.instance.UplinkPolicy;

/**
 * All runs of one plan, in the sequence of the runs.
 *
 * @param name of the plan, as given
 * @param uplink that it is executed with
 * @param predictedS the makespan that the plan is executed with, seconds
 * @param warnings of passes that latency tables do not cover in that execution
 * @param makespanS by run
 * @param tasks by index in the instance
 */
@SuppressWarnings("ArrayRecordComponent") // large, read once, never changed
record Samples(
    String name,
    UplinkPolicy uplink,
    double predictedS,
    List<String> warnings,
    double[] makespanS,
    List<OfTask> tasks) {
  /** The first runs, so many. */
  Samples first(int count) {
    return count == makespanS.length
        ? this
        : new Samples(
            name,
            uplink,
            predictedS,
            warnings,
            Arrays.copyOf(makespanS, count),
            tasks.stream().map(task -> task.first(count)).toList());
  }

  /**
   * The runs of one task.
   *
   * @param outputTokens by run
   * @param firstTokenS time to first token by run
   * @param completionS completion by run
   */
  @SuppressWarnings("ArrayRecordComponent")
  record OfTask(String id, int[] outputTokens, double[] firstTokenS, double[] completionS) {
    private OfTask first(int count) {
      return new OfTask(
          id,
          Arrays.copyOf(outputTokens, count),
          Arrays.copyOf(firstTokenS, count),
          Arrays.copyOf(completionS, count));
    }

    /** Time per output token without the first, of the runs with more than one token. */
    double[] perTokenS() {
      return IntStream.range(0, completionS.length)
          .filter(run -> outputTokens[run] > 1)
          .mapToDouble(run -> (completionS[run] - firstTokenS[run]) / (outputTokens[run] - 1))
          .toArray();
    }
  }
}
