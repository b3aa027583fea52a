package sdedge.check.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/** Notes the stages of steps, if anybody wants to have them. */
record StepNotes(@Nullable Listener notes, StepTimes times) {
  /** Who wants to have them. */
  interface Listener {
    /** A group begins a step; whether its stages are to be noted. */
    boolean begins(StepGroup group);

    /** A stage of a step that is noted begins; {@code served} are the requests that wait for it. */
    void note(StageRun run, int[] served);
  }

  /** Notes a stage when it begins. */
  interface Note {
    void begins(double startS, double seconds);
  }

  /** A group begins a step; whether its stages are to be noted. */
  boolean begins(StepGroup group) {
    return notes != null && notes.begins(group);
  }

  /** A stage of a part that will begin. */
  Note part(Stage stage, int drafter, StepGroup group, List<Resident> part, List<Resident> served) {
    DraftMode mode = times.mode(drafter, group.choice);
    double tokens =
        stage == Stage.DRAFT && mode != null && group.isNoted
            ? StepTimes.draftTokens(part, mode, group.choice.length())
            : 0;
    return stage(stage, drafter, group, mode == null ? null : mode.name(), part, served, tokens);
  }

  /** A stage of a step as it is now, which may begin when the group is in a later one. */
  private Note stage(
      Stage stage,
      @Nullable Integer drafter,
      StepGroup group,
      @Nullable String mode,
      List<Resident> residents,
      List<Resident> served,
      double tokens) {
    if (notes == null || !group.isNoted) {
      return (startS, seconds) -> {};
    }
    int step = group.step;
    int length = group.choice.length();
    int active = residents.size();
    int[] waiting = served.stream().mapToInt(Resident::request).toArray();
    double latencyS = drafter == null || stage == Stage.DRAFT ? 0 : times.latencyS(drafter);
    return (startS, seconds) -> {
      double freeS = startS + seconds;
      notes.note(
          new StageRun(
              drafter,
              1,
              group.number + 1,
              step,
              stage,
              startS,
              freeS,
              freeS + latencyS,
              length,
              active,
              tokens,
              mode),
          waiting);
    };
  }

  /** A verification of a group begins. */
  void verified(StepGroup group, double tokens, double startS, double seconds) {
    stage(Stage.VERIFY, null, group, null, group.residents, group.residents, tokens)
        .begins(startS, seconds);
  }

  /** Seconds in which the verifier's node makes the drafts of a group, from some time on. */
  double drafted(StepGroup group, double startS) {
    double seconds = 0;
    int length = group.choice.length();
    for (StepTimes.Together each : times.atVerifier(group.residents, group.choice)) {
      double own = times.seconds(each, length, false);
      double tokens = StepTimes.draftTokens(each.residents(), each.mode(), length);
      stage(Stage.DRAFT, null, group, each.name(), each.residents(), group.residents, tokens)
          .begins(startS + seconds, own);
      seconds += own;
    }
    return seconds;
  }
}
