package sdedge.timeline;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.latency.BatchProfile;
import sdedge.latency.PartLoad;
import sdedge.latency.PartProfile;

/**
 * What a stage of a step computes, and for whom.
 *
 * @param drafter index; null for what the verifier does
 * @param length of drafts; null where they differ
 * @param activeTasks tasks still active, weighted by their activity
 * @param newTokens Σq over the passes of the stage; 0 for links
 * @param mode of drafts; null without, where they differ, and for a verification
 */
public record StageLoad(
    @Nullable Integer drafter,
    @Nullable Integer length,
    double activeTasks,
    double newTokens,
    @Nullable String mode) {

  /** A stage of a part. */
  public static StageLoad ofPart(PartProfile part, int step, Stage stage) {
    double newTokens = stage == Stage.DRAFT ? part.draftTokens(step) : 0;
    String mode = part.length() > 0 ? part.mode().name() : null;
    return new StageLoad(part.drafter(), part.length(), part.active(step), newTokens, mode);
  }

  /** The drafts of parts that share their passes on the verifier's node. */
  public static StageLoad ofDrafts(List<PartLoad> active, int step) {
    return new StageLoad(
        null,
        common(active.stream().map(PartLoad::length).toList()),
        active.stream().mapToDouble(part -> part.active(step)).sum(),
        active.stream().mapToDouble(part -> part.draftTokens(step)).sum(),
        common(active.stream().map(part -> part.mode().name()).toList()));
  }

  /** The verification of all parts of a batch. */
  public static StageLoad ofVerification(BatchProfile batch, int step) {
    List<Integer> lengths = batch.parts().stream().map(PartProfile::length).toList();
    return new StageLoad(null, common(lengths), batch.active(step), batch.verifyTokens(step), null);
  }

  /** The value that all of some have; null if they differ. */
  public static <T> @Nullable T common(Collection<T> values) {
    List<T> different = values.stream().distinct().limit(2).toList();
    return different.size() == 1 ? different.get(0) : null;
  }
}
