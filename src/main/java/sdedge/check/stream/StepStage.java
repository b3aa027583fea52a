package sdedge.check.stream;

import java.util.ArrayList;
import java.util.List;
import sdedge.check.model.BatchStep;
import sdedge.check.model.BatchTimes;
import sdedge.check.model.PartTimes;
import sdedge.instance.Node;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * A stage of a step of a group, which may begin when the group is in a later step.
 *
 * @param group from 1
 * @param step from 1
 * @param parts one, or of the verifier's stages all that share it
 * @param tokens new ones
 * @param seconds while a server is at work
 */
record StepStage(
    int group, int step, Stage stage, List<PartTimes> parts, double tokens, double seconds) {
  /** A stage of a part at its drafter. */
  static StepStage of(StepGroup group, Stage stage, PartTimes part) {
    double tokens = stage == Stage.DRAFT ? part.at(1).draftTokens() : 0;
    double seconds = part.at(1).servedS(stage);
    return new StepStage(group.number + 1, group.step, stage, List.of(part), tokens, seconds);
  }

  /** What the verifier's node does in a step, one after the other. */
  static List<StepStage> atVerifier(StepGroup group, Node verifier) {
    List<StepStage> all = new ArrayList<>();
    for (BatchTimes.Group each : group.times.groups(1)) {
      double tokens = each.parts().stream().mapToDouble(part -> part.at(1).draftTokens()).sum();
      double seconds = each.seconds(verifier, 1);
      all.add(
          new StepStage(group.number + 1, group.step, Stage.DRAFT, each.parts(), tokens, seconds));
    }
    BatchStep step = group.times.at(1);
    all.add(
        new StepStage(
            group.number + 1,
            group.step,
            Stage.VERIFY,
            group.times.parts(),
            step.verifyTokens(),
            step.verifyS() - step.coLocatedS()));
    return all;
  }

  /** How long its output is on its way from the server on, seconds. */
  double latencyS() {
    return stage.isLink() ? parts.get(0).link().latencyS() : 0;
  }

  /** The stage from when it begins. */
  StageRun at(double startS) {
    PartTimes first = parts.get(0);
    boolean verifies = stage == Stage.VERIFY;
    boolean isAtVerifier = verifies || (stage == Stage.DRAFT && first.isCoLocated());
    boolean oneMode = parts.stream().map(PartTimes::modeName).distinct().count() == 1;
    return new StageRun(
        isAtVerifier ? null : Integer.valueOf(first.drafter()),
        1,
        group,
        step,
        stage,
        startS,
        startS + seconds,
        startS + seconds + latencyS(),
        first.length(),
        parts.stream().mapToDouble(part -> part.at(1).activeTasks()).sum(),
        tokens,
        oneMode && !verifies ? first.modeName() : null);
  }
}
