package sdedge.timeline;

import sdedge.latency.PassTime;

/**
 * Is notified of what servers do, in the order in which they begin; by default does nothing about
 * it.
 */
public interface ExecutionListener {
  /** Whether it asks whom the stages of groups serve, which takes time to say. */
  default boolean asksForMembers() {
    return false;
  }

  /** A stage begins. */
  default void stage(StageRun run) {}

  /**
   * A group of continuous service begins a step, before any of its stages.
   *
   * @param group from 0
   * @param step of the group, from 1
   * @param requests its residents
   */
  default void step(int group, int step, int[] requests) {}

  /**
   * A pass of continuous service is to be made.
   *
   * @param time what passes take where it is made
   * @param tokens new to it, Σq
   * @param cached tokens, Σc
   */
  default void pass(PassTime time, double tokens, double cached, double seconds) {}
}
