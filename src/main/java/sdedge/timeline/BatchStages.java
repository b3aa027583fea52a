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
    if (listener != null) {
      StageLoad load = StageLoad.ofPart(part, step, stage);
      listener.stage(run(load, batch.place(), step, stage, startS, freeS, endS));
    }
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
        StageLoad load = StageLoad.ofDrafts(active, step);
        listener.stage(run(load, batch.place(), step, Stage.DRAFT, draftedS, untilS, untilS));
        draftedS = untilS;
      }
    }
    StageLoad load = StageLoad.ofVerification(profile, step);
    listener.stage(run(load, batch.place(), step, Stage.VERIFY, draftedS, endS, endS));
  }

  private static StageRun run(
      StageLoad load,
      Place place,
      int step,
      Stage stage,
      double startS,
      double freeS,
      double endS) {
    return new StageRun(
        load.drafter(),
        place.cohort() + 1,
        place.batch() + 1,
        step,
        stage,
        startS,
        freeS,
        endS,
        load.length(),
        load.activeTasks(),
        load.newTokens(),
        load.mode());
  }
}
