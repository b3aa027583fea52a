package sdedge.calibrate;

import java.util.ArrayList;
import java.util.List;
import sdedge.control.Control;
import sdedge.control.Termination;

/** What a calibration that was stopped could not complete, a warning for each thing. */
final class UnfinishedFits {
  private final Control control;
  private final List<String> warnings = new ArrayList<>();
  private Termination termination = Termination.COMPLETED;

  UnfinishedFits(Control control) {
    this.control = control;
  }

  /** Is notified that a fit has ended. */
  void of(String measurements, Fit.Solution found) {
    if (!found.isComplete()) {
      String starts = found.complete() + " of " + found.starts() + " starts are complete";
      add("the fit to " + measurements + " is the best so far; " + starts);
    }
  }

  /** Is notified that the fits without some runs have ended. */
  void of(LeaveOut.LeftOut found) {
    if (!found.complete()) {
      add("no errors with a length or a load left out, whose fits come last");
    }
  }

  private void add(String what) {
    Termination stopped = control.stop();
    termination = stopped == null ? Termination.COMPLETED : stopped;
    warnings.add(termination.key() + ": " + what);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Why it ended. */
  Termination termination() {
    return termination;
  }
}
