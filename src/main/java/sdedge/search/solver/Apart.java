package sdedge.search.solver;

import org.jspecify.annotations.Nullable;
import sdedge.search.control.Control;
import sdedge.search.control.PartControl;
import sdedge.search.control.Termination;

/**
 * A part of a search that has time of its own, also when that of the whole is over. It tells nobody
 * of its progress, and what else stops the whole stops it too.
 *
 * @param untilNanos when its time ends, by the clock of the whole
 */
record Apart(Control control, long untilNanos) implements PartControl {
  private static final double NANOS = 1e-9;

  /** With so much time from now on, of which others may get some; infinite for no limit. */
  static Apart of(Control control, double seconds) {
    long nanos = (long) Math.min(seconds / NANOS, Long.MAX_VALUE / 4.0);
    return new Apart(control, control.time().nanos() + nanos);
  }

  /** One of some parts that share the time. */
  Control part(int parts) {
    return TimeShare.of(this, 0, parts);
  }

  @Override
  public @Nullable Termination stop() {
    Termination stop = control.stop();
    if (stop != null && stop != Termination.TIME_LIMIT) {
      return stop;
    }
    return leftS() < 0 ? Termination.TIME_LIMIT : null;
  }

  @Override
  public double leftS() {
    return (untilNanos - control.time().nanos()) * NANOS;
  }
}
