package sdedge.check.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.Stage;
import sdedge.check.model.StageRow;
import sdedge.instance.DraftMode;

/** Notes the stages of steps, if anybody wants to have them. */
record StepNotes(@Nullable Listener notes, StepTimes times) {
  /** Who wants to have them. */
  interface Listener {
    /** A group begins a step; whether its stages are to be noted. */
    boolean begins(StepGroup group);

    /** A stage of a step that is noted begins; {@code served} are the requests that wait for it. */
    void note(StageRow row, int[] served);
  }

  /** A group begins a step; whether its stages are to be noted. */
  boolean begins(StepGroup group) {
    return notes != null && notes.begins(group);
  }

  /** A stage of a part; null if it is not to be noted. */
  StageNotes.@Nullable Part part(
      Stage stage, int drafter, StepGroup group, List<Resident> part, List<Resident> served) {
    if (!group.isNoted) {
      return null;
    }
    DraftMode mode = times.mode(drafter, group.choice);
    double tokens =
        stage == Stage.DRAFT && mode != null
            ? StepTimes.draftTokens(part, mode, group.choice.length())
            : 0;
    String name = mode == null ? null : mode.name();
    return StageNotes.Part.of(stage, drafter, group, name, part, served, tokens);
  }

  /** A stage begins; null is not noted. */
  void note(StageNotes.@Nullable Part part, double startS, double seconds) {
    if (notes != null && part != null) {
      double endS = startS + seconds + times.latencyS(part.row());
      notes.note(part.row().at(startS, endS), part.served());
    }
  }

  /** Seconds in which the verifier's node makes the drafts of a group, from some time on. */
  double drafted(StepGroup group, double startS) {
    double seconds = 0;
    int length = group.choice.length();
    for (StepTimes.Together each : times.atVerifier(group.residents, group.choice)) {
      double own = times.seconds(each, length, false);
      if (group.isNoted) {
        double tokens = StepTimes.draftTokens(each.residents(), each.mode(), length);
        note(
            StageNotes.Part.of(
                Stage.DRAFT, null, group, each.name(), each.residents(), group.residents, tokens),
            startS + seconds,
            own);
      }
      seconds += own;
    }
    return seconds;
  }
}
