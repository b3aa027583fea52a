package sdedge.timeline;

import sdedge.latency.CertainPart;
import sdedge.latency.PartProfile;

/**
 * Is notified of what happens in an asynchronous execution; by default nothing is done about it.
 */
interface AsynchronousObserver {
  /** A stage of a part, latency of a link included. */
  default void stage(
      PricedBatch batch, PartProfile part, int step, Stage stage, double startS, double endS) {}

  /** The verification of a batch. */
  default void verification(PricedBatch batch, int step, double startS, double endS) {}

  /** The first tokens of a part are known before its verdict is back. */
  default void firstTokens(PricedBatch batch, int part, double timeS) {}

  /** The tokens of a step of a part are known. */
  default void known(PricedBatch batch, int part, int step, double timeS) {}

  /** All tokens of a batch are known. */
  default void finished(PricedBatch batch) {}

  /** From its next step on some part of a batch may be gone. */
  default void becomesUncertain(PricedBatch batch, Otherwise otherwise) {}

  /** How an execution would go on from here. */
  @FunctionalInterface
  interface Otherwise {
    /** Goes on as if a part were certain, until its last tokens are known, which are told. */
    void run(int part, CertainPart certain, Verdicts verdicts);
  }
}
