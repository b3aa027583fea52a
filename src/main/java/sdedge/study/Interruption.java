package sdedge.study;

import sdedge.search.Outcome;
import sdedge.search.control.Termination;

/** What a search found that a signal cut short, whatever limit it also reached. */
final class Interruption {
  private Interruption() {}

  /** The outcome with the termination {@code interrupted}, unless its search was complete. */
  static Outcome of(Outcome outcome) {
    if (outcome.termination() == Termination.COMPLETED) {
      return outcome;
    }
    if (outcome instanceof Outcome.Feasible found) {
      return found.with(Termination.INTERRUPTED);
    }
    return outcome instanceof Outcome.Unknown unknown
        ? new Outcome.Unknown(Termination.INTERRUPTED, unknown.boundS())
        : outcome;
  }
}
