package sdedge.calibrate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;

/** What a calibration that was stopped could not complete. */
final class UnfinishedFits {
  private final Control control;
  private final List<String> unfinished = new ArrayList<>();
  private @Nullable String reason;

  UnfinishedFits(Control control) {
    this.control = control;
  }

  /** Is notified that a fit has ended. */
  void of(String measurements, Fit.Solution found) {
    if (!found.isComplete()) {
      say(
          "the fit to "
              + measurements
              + " is the best so far; "
              + found.complete()
              + " of "
              + found.starts()
              + " starts are complete");
    }
  }

  /** Is notified that the fits without some runs have ended. */
  void of(LeaveOut.LeftOut found) {
    if (!found.complete()) {
      say("no errors with a length or a load left out, whose fits come last");
    }
  }

  private void say(String what) {
    Termination stopped = control.stop();
    reason = stopped == null ? null : stopped.key();
    unfinished.add(reason + ": " + what);
  }

  /** A warning for each thing. */
  List<String> unfinished() {
    return List.copyOf(unfinished);
  }

  /** Why it ended, in the words of {@code summary.json}. */
  String termination() {
    return reason == null ? "completed" : reason;
  }
}
