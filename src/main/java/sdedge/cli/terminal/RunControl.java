package sdedge.cli.terminal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import sdedge.search.control.Forecast;
import sdedge.search.problem.ContiguousProblem;
import sdedge.study.LimitedWatch;

/** Stops a search at its time limit or at a signal, and passes its progress on. */
public final class RunControl extends LimitedWatch {
  /** How long reading may take without counting towards the time limit. */
  public static final Duration UNCOUNTED = Duration.ofSeconds(1);

  private final SearchProgress progress;
  private final Terminal terminal;

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
    super(limit, terminal.time(), start(terminal.time().nanos(), readingNanos));
    this.terminal = terminal;
    this.progress = progress;
  }

  private static long start(long now, long readingNanos) {
    return now - Math.max(0, now - readingNanos - UNCOUNTED.toNanos());
  }

  /** The code of the signal that came; null if none did. */
  public @Nullable ExitCode signalled() {
    return terminal.signals().received();
  }

  @Override
  public boolean wantsProgress() {
    return progress.isWanted();
  }

  @Override
  public void progress(double incumbentS, double boundS, @Nullable ContiguousProblem of) {
    progress.update(incumbentS, boundS);
    super.progress(incumbentS, boundS, of);
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
    super.end();
    progress.end();
  }
}
