package sdedge.cli;

import org.jspecify.annotations.Nullable;
import sdedge.calibrate.Course;
import sdedge.search.Termination;

/** Shows how a calibration advances, and stops it at its time limit or at a signal. */
final class CalibrationCourse implements Course {
  private final RunControl control;
  private final StatusLine line;
  private volatile String done = "fitting";

  CalibrationCourse(RunControl control, Terminal terminal) {
    this.control = control;
    line = new StatusLine(terminal);
  }

  /** Also shows the time that passes while nothing is completed. */
  @Override
  public @Nullable String stopped() {
    if (line.isDue()) {
      line.show(() -> Main.format("%.1f s, ", line.elapsedS()) + done);
    }
    Termination termination = control.stop();
    return termination == null ? null : termination.key();
  }

  @Override
  public void advanced(String what, int parts, int of) {
    done = parts + "/" + of + " " + what;
  }

  void end() {
    line.end();
  }
}
