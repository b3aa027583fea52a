package sdedge.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.latency.BatchProfile;
import sdedge.latency.PartLoad;
import sdedge.latency.PartProfile;
import sdedge.latency.VerifierDrafts;
import sdedge.timeline.PricedBatch.Place;

/** Notifies a listener, if there is one, of the stages of batches. */
final class BatchStages {
  static final BatchStages NONE = new BatchStages(null);

  private final @Nullable ExecutionListener listener;

  BatchStages(@Nullable ExecutionListener listener) {
    this.listener = listener;
  }

  /** A stage of a part in a step, latency of a link included. */
  void part(
      PricedBatch batch,
      PartProfile part,
      int step,
      Stage stage,
      double startS,
      double freeS,
      double endS) {
    if (listener == null) {
      return;
    }
    double newTokens = stage == Stage.DRAFT ? part.draftTokens(step) : 0;
    String mode = part.length() > 0 ? part.mode().name() : null;
    Load load = new Load(part.drafter(), part.length(), part.active(step), newTokens, mode);
    listener.stage(load.run(batch.place(), step, stage, startS, freeS, endS));
  }

  /** The verification of all parts in a step, after the drafts on its node. */
  void verification(PricedBatch batch, int step, double startS, double endS) {
    if (listener == null) {
      return;
    }
    BatchProfile profile = batch.profile();
    double draftedS = startS;
    for (List<PartLoad> group : profile.coLocation().groups()) {
      List<PartLoad> active = group.stream().filter(part -> step <= part.steps()).toList();
      if (!active.isEmpty()) {
        double untilS = draftedS + VerifierDrafts.seconds(group, step);
        listener.stage(
            draft(active, step).run(batch.place(), step, Stage.DRAFT, draftedS, untilS, untilS));
        draftedS = untilS;
      }
    }
    int length = profile.parts().get(0).length();
    boolean common = profile.parts().stream().allMatch(part -> part.length() == length);
    Load load =
        new Load(
            null, common ? length : null, profile.active(step), profile.verifyTokens(step), null);
    listener.stage(load.run(batch.place(), step, Stage.VERIFY, draftedS, endS, endS));
  }

  /** The drafts of parts that share their passes on the verifier's node. */
  private static Load draft(List<PartLoad> active, int step) {
    PartLoad first = active.get(0);
    boolean oneLength = active.stream().allMatch(part -> part.length() == first.length());
    boolean oneMode =
        active.stream().allMatch(part -> part.mode().name().equals(first.mode().name()));
    return new Load(
        null,
        oneLength ? first.length() : null,
        active.stream().mapToDouble(part -> part.active(step)).sum(),
        active.stream().mapToDouble(part -> part.draftTokens(step)).sum(),
        oneMode ? first.mode().name() : null);
  }

  private record Load(
      @Nullable Integer drafter,
      @Nullable Integer length,
      double active,
      double newTokens,
      @Nullable String mode) {
    StageRun run(Place place, int step, Stage stage, double startS, double freeS, double endS) {
      return new StageRun(
          drafter,
          place.cohort() + 1,
          place.batch() + 1,
          step,
          stage,
          startS,
          freeS,
          endS,
          length,
          active,
          newTokens,
          mode);
    }
  }
}
