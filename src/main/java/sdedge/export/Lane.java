package sdedge.export;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.timeline.StageRun;

/**
 * An exclusive resource and what occupies it, one thing after the other.
 *
 * @param station id of the node that it belongs to
 */
record Lane(String station, String name, List<Slice> slices) {
  Lane {
    slices = List.copyOf(slices);
  }

  /**
   * Something that occupies an exclusive resource.
   *
   * @param name what it is part of, such as {@code batch 1.2} or {@code pass 3}
   * @param kind {@code upload}, the key of a stage or the phase of a request
   * @param startS seconds
   * @param endS seconds; of a link the end of serialisation, since latency occupies nothing
   * @param cohort from 1; 0 of a stream
   * @param batch from 1, within the cohort; of a stream a group, 0 of a request
   * @param stage null for an upload and a request
   * @param task index of the task that uploads or is asked for; null for a stage
   */
  record Slice(
      String name,
      String kind,
      double startS,
      double endS,
      int cohort,
      int batch,
      @Nullable StageRun stage,
      @Nullable Integer task) {}
}
