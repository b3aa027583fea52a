package sdedge.cli.terminal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import sdedge.search.control.Control;
import sdedge.search.control.Forecast;
import sdedge.search.control.Termination;
import sdedge.search.control.TimeBudget;
import sdedge.search.control.TimeSource;
import sdedge.search.control.TimedPart;
import sdedge.search.problem.ContiguousProblem;
import sdedge.study.SearchLog;
import sdedge.study.Watch;

/** Stops a search at its time limit or at a signal, and passes its progress on. */
public final class RunControl implements Watch {
  /** How long reading may take without counting towards the time limit. */
  public static final Duration UNCOUNTED = Duration.ofSeconds(1);

  private static final double SHORTEST_BASELINE_S = 1;

  private final double limitS; // infinite if there is none
  private final SearchProgress progress;
  private final long startNanos;
  private final Signals signals;
  private final Terminal terminal;
  private final SearchLog log = new SearchLog();
  private final TimeSource time;
  private final TimeBudget budget;

  /** Controls a search that begins now. */
  public RunControl(@Nullable Duration limit, SearchProgress progress, Terminal terminal) {
    this(limit, progress, terminal, terminal.time().nanos());
  }

  /**
   * Controls a search that begins now, of what was read before.
   *
   * @param readingNanos when reading began, on the clock of the terminal
   */
  public RunControl(
      @Nullable Duration limit, SearchProgress progress, Terminal terminal, long readingNanos) {
    limitS = limit == null ? Double.POSITIVE_INFINITY : limit.toNanos() / 1e9;
    this.terminal = terminal;
    signals = terminal.signals();
    time = terminal.time();
    this.progress = progress;
    long now = time.nanos();
    startNanos = now - Math.max(0, now - readingNanos - UNCOUNTED.toNanos());
    budget = TimeBudget.from(startNanos, time, limitS);
  }

  /** The code of the signal that came; null if none did. */
  public @Nullable ExitCode signalled() {
    return signals.received();
  }

  @Override
  public @Nullable Termination stop() {
    if (signalled() != null) {
      return Termination.INTERRUPTED;
    }
    return budget.isOver() ? Termination.TIME_LIMIT : null;
  }

  @Override
  public TimeBudget budget() {
    return budget;
  }

  @Override
  public boolean wantsProgress() {
    return progress.isWanted();
  }

  @Override
  public void progress(double incumbentS, double boundS) {
    progress(incumbentS, boundS, null);
  }

  @Override
  public void progress(double incumbentS, double boundS, @Nullable ContiguousProblem of) {
    progress.update(incumbentS, boundS);
    log.note(elapsedS(), incumbentS, boundS, of);
  }

  private double elapsedS() {
    return (time.nanos() - startNanos) / 1e9;
  }

  @Override
  public SearchLog log() {
    return log;
  }

  @Override
  public void manyLabels(long labels, double expected) {
    progress.manyLabels(labels, expected);
  }

  @Override
  public void forecast(Forecast forecast) {
    progress.forecast(forecast);
  }

  @Override
  public void failed(String what, Throwable failure) {
    terminal.say(what + " failed, the rest goes on: " + failure);
    terminal.explain(failure);
  }

  @Override
  public boolean isInterrupted() {
    return signalled() != null;
  }

  @Override
  public void end() {
    log.end(elapsedS());
    progress.end();
  }

  /** Under a time limit it may take a tenth of that on top, at least a second. */
  @Override
  public Control forBaseline() {
    return TimedPart.apart(this, Math.max(limitS / 10, SHORTEST_BASELINE_S));
  }
}
