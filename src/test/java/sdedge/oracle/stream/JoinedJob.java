package sdedge.oracle.stream;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Drafter;
import sdedge.oracle.model.BatchTimes;
import sdedge.oracle.model.PartTimes;
import sdedge.oracle.model.PassSums;
import sdedge.oracle.model.StepStage;
import sdedge.timeline.JobMember;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

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

  /** Whom a stage serves. */
  @SuppressWarnings("ReferenceEquality") // the part itself, not one that takes as long
  List<Resident> servedBy(StepStage stage) {
    return rounds.stream()
        .filter(round -> stage.parts().stream().anyMatch(part -> part == round.times))
        .map(Round::resident)
        .toList();
  }

  /** A stage at the drafter, in modes that share passes. */
  StepStage stage(Stage stage, Drafter at) {
    boolean drafts = stage == Stage.DRAFT;
    double tokens =
        drafts ? parts().stream().mapToDouble(part -> part.at(1).draftTokens()).sum() : 0;
    double seconds =
        drafts
            ? new BatchTimes.Group(parts()).seconds(at.node(), 1)
            : parts().stream().mapToDouble(part -> part.at(1).servedS(stage)).sum();
    return new StepStage(stage, 1, parts(), tokens, seconds);
  }

  /** A stage of it as executed, whose mode is that of the drafts that it makes or sends. */
  StageRun run(StepStage of, double startS) {
    PartTimes first = of.parts().get(0);
    Stage stage = of.stage();
    boolean oneLength = of.parts().stream().mapToInt(PartTimes::length).distinct().count() == 1;
    boolean oneMode = of.parts().stream().map(PartTimes::modeName).distinct().count() == 1;
    boolean hasDrafts = stage == Stage.DRAFT || (stage == Stage.FRONTHAUL_UP && first.isOnTheWay());
    double freeS = startS + of.seconds();
    return new StageRun(
        drafter,
        1,
        1,
        number,
        stage,
        startS,
        freeS,
        freeS + of.latencyS(),
        oneLength ? Integer.valueOf(first.length()) : null,
        of.parts().size(),
        of.tokens(),
        hasDrafts && oneMode ? first.modeName() : null,
        0,
        members(of));
  }

  /** Whom a stage serves, by request. */
  private List<JobMember> members(StepStage of) {
    List<Resident> served = of.stage() == Stage.DRAFT ? servedBy(of) : residents();
    return rounds.stream()
        .filter(round -> served.contains(round.resident))
        .sorted(Round.ADMITTED)
        .map(round -> member(of.stage(), round))
        .toList();
  }

  private static JobMember member(Stage stage, Round round) {
    int request = round.resident.request();
    PartTimes part = round.times;
    if (stage.isLink()) {
      return JobMember.sent(request);
    }
    PassSums first = stage == Stage.VERIFY ? part.at(1).verification() : part.at(1).drafts().get(0);
    return new JobMember(request, first.tokens(), first.cached());
  }
}
