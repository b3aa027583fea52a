package sdedge.stream;

import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.latency.PassTime;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/** Is notified of every stage of a run, in the order in which they begin. */
@FunctionalInterface
public interface StageListener {
  /** The drafter of a verification. */
  int NONE = -1;

  /**
   * A stage.
   *
   * @param drafter index of the drafter whose node or link it is; {@link #NONE} for the verifier's
   *     node
   * @param group whose step it is part of, from 0
   * @param step of the group, from 1
   * @param length of the step
   * @param mode that its parts draft in; null where they differ, without drafts and for a
   *     verification
   * @param requests that take part
   * @param awaited whether the group waits for it: not for what comes down to those who have not
   *     drafted at their drafter
   * @param tokens that are new to its passes; 0 of links
   * @param startS seconds
   * @param freeS when the server is free again
   * @param endS when it has arrived: on a link the latency later
   */
  record StageEvent(
      Stage stage,
      int drafter,
      int group,
      int step,
      int length,
      @Nullable String mode,
      int requests,
      boolean awaited,
      double tokens,
      double startS,
      double freeS,
      double endS) {
    /** As it stands in a schedule: the cohort is 1, the batch the group, from 1. */
    StageRun run() {
      Integer ofDrafter = drafter == NONE ? null : drafter;
      return new StageRun(
          ofDrafter, 1, group + 1, step, stage, startS, endS, length, requests, tokens, mode);
    }
  }

  /** A stage begins. */
  void stage(StageEvent stage);

  /**
   * A group begins a step, before any of its stages.
   *
   * @param step of the group, from 1
   * @param drafting of all its parts
   * @param requests its residents
   */
  default void step(int group, int step, DraftChoice drafting, int[] requests) {}

  /**
   * A pass is to be made.
   *
   * @param time what passes take where it is made
   * @param tokens new to it, Σq
   * @param cached tokens, Σc
   */
  default void pass(PassTime time, double tokens, double cached, double seconds) {}
}
