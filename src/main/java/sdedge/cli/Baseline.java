package sdedge.cli;

import org.jspecify.annotations.Nullable;
import sdedge.search.Outcome;
import sdedge.search.Termination;

/** Autoregressive decoding, for comparison. */
final class Baseline {
  private Baseline() {}

  /** Its makespan, seconds; null unless the search for it ran to its end. */
  static @Nullable Double makespanS(Outcome outcome) {
    return outcome instanceof Outcome.Found found && outcome.termination() == Termination.COMPLETED
        ? Double.valueOf(found.makespanS())
        : null;
  }
}
