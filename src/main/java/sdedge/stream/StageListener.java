package sdedge.stream;

import sdedge.timeline.Stage;

/** Hears of every stage of a run, in the order in which they begin. */
@FunctionalInterface
public interface StageListener {
  /** The drafter of a verification. */
  int NONE = -1;

  /**
   * A stage begins.
   *
   * @param drafter index of the drafter whose node or link it is; {@link #NONE} for the verifier
   * @param group whose step it is part of, from 0
   * @param length of the step
   * @param requests that take part
   * @param startS seconds
   * @param freeS when the server is free again
   * @param endS when it has arrived: on a link the latency later
   */
  void stage(
      Stage stage,
      int drafter,
      int group,
      int length,
      int requests,
      double startS,
      double freeS,
      double endS);
}
