package sdedge.cli;

import org.jspecify.annotations.Nullable;
import sdedge.calibrate.FitMonitor;
import sdedge.cli.terminal.Human;
import sdedge.cli.terminal.RunControl;
import sdedge.cli.terminal.StatusLine;
import sdedge.cli.terminal.Terminal;
import sdedge.search.control.Termination;
import sdedge.search.control.TimeSource;

/**
 * Shows how a calibration advances and how long it has taken, and stops it at its time limit or at
 * a signal.
 */
final class CalibrationMonitor implements FitMonitor {
  private final RunControl control;
  private final StatusLine.Work line;
  private volatile String done = "fitting";

  CalibrationMonitor(RunControl control, Terminal terminal) {
    this.control = control;
    TimeSource time = terminal.time();
    long startNanos = time.nanos();
    line =
        terminal
            .status()
            .show(() -> Human.format("%.1f s, ", (time.nanos() - startNanos) / 1e9) + done);
  }

  @Override
  public @Nullable String stopped() {
    Termination termination = control.stop();
    return termination == null ? null : termination.key();
  }

  @Override
  public void advanced(String what, int parts, int of) {
    done = parts + "/" + of + " " + what;
  }

  void end() {
    line.close();
  }
}
