package sdedge.oracle.stream;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Drafter;
import sdedge.oracle.model.BatchTimes;
import sdedge.oracle.model.PartTimes;
import sdedge.oracle.model.StepStage;
import sdedge.timeline.Stage;

/**
 * Residents who draft or travel together, or are verified in one pass (Section 13 of the model).
 *
 * @param drafter null at the verifier
 * @param number from 1: of what the drafter sends up, or of the pass
 */
record JoinedJob(@Nullable Integer drafter, int number, List<Round> rounds) {
  /**
   * A round of a resident.
   *
   * @param times those of a step of the resident alone
   */
  record Round(Resident resident, PartTimes times) {
    /** In the order of admission. */
    static final Comparator<Round> ADMITTED =
        Comparator.comparingInt(round -> round.resident.request());
  }

  List<Resident> residents() {
    return rounds.stream().map(Round::resident).toList();
  }

  List<PartTimes> parts() {
    return rounds.stream().map(Round::times).toList();
  }

  /** Those of a drafter. */
  JoinedJob of(int ofDrafter) {
    return new JoinedJob(
        ofDrafter,
        number,
        rounds.stream().filter(round -> round.times.drafter() == ofDrafter).toList());
  }

  /** A stage at the drafter, in modes that share passes. */
  StepStage stage(Stage stage, Drafter at) {
    double seconds =
        stage == Stage.DRAFT
            ? BatchTimes.draftS(parts(), at.node())
            : parts().stream().mapToDouble(part -> part.servedS(stage)).sum();
    return new StepStage(stage, seconds, stage.isLink() ? at.fronthaul().latencyS() : 0);
  }
}
