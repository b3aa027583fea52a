package sdedge.oracle.partition;

import java.util.List;
import sdedge.instance.Pipeline;
import sdedge.oracle.model.BatchTimes;
import sdedge.oracle.model.Side;

/** What a cohort takes by itself if its prompts are there, under a slot pipeline, seconds. */
final class CohortSeconds {
  private CohortSeconds() {}

  /** Of batches in their sequence. */
  static double of(Pipeline pipeline, List<BatchTimes> batches) {
    Side first = batches.get(0).drafter();
    Side last = batches.get(batches.size() - 1).verifier();
    double seconds = opening(pipeline, first);
    for (int m = 1; m < batches.size(); m++) {
      seconds += pair(pipeline, batches.get(m - 1).verifier(), batches.get(m).drafter());
    }
    return seconds + closing(pipeline, first, last, batches.size() == 1);
  }

  /** Until the first batch is prepared. */
  static double opening(Pipeline pipeline, Side first) {
    return pipeline == Pipeline.ROLLING ? first.seconds(1) : first.secondsFrom(1);
  }

  /** The slots in which one batch is verified and the next one prepared. */
  static double pair(Pipeline pipeline, Side verified, Side prepared) {
    return pipeline == Pipeline.SEQUENTIAL
        ? verified.secondsFrom(1) + prepared.secondsFrom(1)
        : verified.slotsFromS(1, prepared, 0);
  }

  /**
   * The last slots of all steps.
   *
   * @param isOnlyOne whether the first batch is the last, which overlaps with itself in nothing
   */
  static double closing(Pipeline pipeline, Side first, Side last, boolean isOnlyOne) {
    if (pipeline != Pipeline.ROLLING) {
      return last.secondsFrom(1);
    }
    return isOnlyOne ? last.secondsFrom(1) + first.secondsFrom(2) : last.slotsFromS(1, first, 1);
  }
}
