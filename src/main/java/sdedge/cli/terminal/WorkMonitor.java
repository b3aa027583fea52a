package sdedge.cli.terminal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import sdedge.search.control.Termination;
import sdedge.study.Monitor;

/** Stops the work of a command at its time limit or at a signal, and shows how far it is. */
public final class WorkMonitor implements Monitor {
  private final Terminal terminal;
  private final RunControl control;
  private volatile Stage stage;

  /**
   * Some of the work.
   *
   * @param units of all pieces; null if nobody knows
   */
  private record Stage(String text, int pieces, TimeLeft timeLeft, @Nullable Portion units) {}

  /**
   * Monitors work that begins now.
   *
   * @param limit null for none
   * @param first what it does before its first stage
   */
  public WorkMonitor(Terminal terminal, @Nullable Duration limit, String first) {
    this.terminal = terminal;
    control = new RunControl(limit, SearchProgress.silent(terminal), terminal);
    stage = stage(first, 0, 0);
  }

  private Stage stage(String text, int pieces, long units) {
    return new Stage(
        text,
        pieces,
        new TimeLeft(terminal.time(), pieces),
        units > 0 ? new Portion(terminal.time(), units) : null);
  }

  /** Shows it in the status line until that is closed. */
  public StatusLine.Work show() {
    return terminal.status().show(this::text);
  }

  /** As {@link #show}, behind the time that it has taken so far. */
  public StatusLine.Work showWithTime() {
    long startNanos = terminal.time().nanos();
    return terminal
        .status()
        .show(
            () -> Human.format("%.1f s, ", (terminal.time().nanos() - startNanos) / 1e9) + text());
  }

  @Override
  public @Nullable Termination stop() {
    return control.stop();
  }

  @Override
  public void begin(String text, int pieces, long units) {
    stage = stage(text, pieces, units);
  }

  @Override
  public void advanced(long units) {
    Portion all = stage.units;
    if (all != null) {
      all.add(units);
    }
  }

  @Override
  public void next() {
    stage.timeLeft.next();
  }

  /** How far it is. */
  public String text() {
    Stage now = stage;
    int done = now.timeLeft.done();
    String left = now.units == null ? now.timeLeft.text() : now.units.timeLeft();
    return Human.format(now.text, done, now.pieces, left, 100.0 * done / Math.max(1, now.pieces));
  }
}
