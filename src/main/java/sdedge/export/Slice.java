package sdedge.export;

import org.jspecify.annotations.Nullable;
import sdedge.timeline.StageRun;

/**
 * Something that occupies an exclusive resource.
 *
 * @param kind {@code upload} or the key of a stage
 * @param startS seconds
 * @param endS seconds; of a link the end of serialisation, since latency occupies nothing
 * @param cohort from 1
 * @param batch from 1, within the cohort
 * @param stage null for an upload
 * @param task index of the task that uploads; null for a stage
 */
record Slice(
    String kind,
    double startS,
    double endS,
    int cohort,
    int batch,
    @Nullable StageRun stage,
    @Nullable Integer task) {

  /** Such as {@code batch 1.2}. */
  String batchName() {
    return "batch " + cohort + "." + batch;
  }
}
