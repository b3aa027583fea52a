package sdedge.oracle.model;

import sdedge.timeline.Stage;

/**
 * A stage of a step.
 *
 * @param seconds while a server is at work
 * @param latencyS how long its output is on its way from there
 */
public record StepStage(Stage stage, double seconds, double latencyS) {
  /** A stage of some tasks at their drafter. */
  public static StepStage of(Stage stage, PartTimes part) {
    return new StepStage(stage, part.servedS(stage), stage.isLink() ? part.link().latencyS() : 0);
  }
}
