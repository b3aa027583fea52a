package sdedge.oracle.model;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Node;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * A stage of a step of a batch, or of a group of a stream.
 *
 * @param step of the parts, from 1
 * @param parts one, or of the verifier's stages all that share it
 * @param tokens new ones
 * @param seconds while a server is at work
 */
public record StepStage(
    Stage stage, int step, List<PartTimes> parts, double tokens, double seconds) {
  public static StepStage of(Stage stage, int step, PartTimes part) {
    double tokens = stage == Stage.DRAFT ? part.at(step).draftTokens() : 0;
    return new StepStage(stage, step, List.of(part), tokens, part.at(step).servedS(stage));
  }

  /** What the verifier's node does in a step, one after the other; the verification is the last. */
  public static List<StepStage> atVerifier(BatchTimes times, int step, Node verifier) {
    List<StepStage> all = new ArrayList<>();
    for (BatchTimes.Group each : times.groups(step)) {
      double tokens = each.parts().stream().mapToDouble(part -> part.at(step).draftTokens()).sum();
      double seconds = each.seconds(verifier, step);
      all.add(new StepStage(Stage.DRAFT, step, each.parts(), tokens, seconds));
    }
    BatchStep of = times.at(step);
    double seconds = of.verifyS() - of.coLocatedS();
    all.add(new StepStage(Stage.VERIFY, step, times.parts(), of.verifyTokens(), seconds));
    return all;
  }

  /** How long its output is on its way from the server on, seconds. */
  public double latencyS() {
    return stage.isLink() ? parts.get(0).link().latencyS() : 0;
  }

  /**
   * The stage as executed.
   *
   * @param number of the step, where it is not that of the parts
   */
  public StageRun run(int cohort, int batch, int number, double startS, double freeS, double endS) {
    PartTimes first = parts.get(0);
    boolean verifies = stage == Stage.VERIFY;
    boolean isAtVerifier = verifies || (stage == Stage.DRAFT && first.isCoLocated());
    boolean oneLength = parts.stream().mapToInt(PartTimes::length).distinct().count() == 1;
    boolean oneMode = parts.stream().map(PartTimes::modeName).distinct().count() == 1;
    return new StageRun(
        isAtVerifier ? null : Integer.valueOf(first.drafter()),
        cohort,
        batch,
        number,
        stage,
        startS,
        freeS,
        endS,
        oneLength ? Integer.valueOf(first.length()) : null,
        parts.stream().mapToDouble(part -> part.at(step).activeTasks()).sum(),
        tokens,
        oneMode && !verifies ? first.modeName() : null);
  }
}
