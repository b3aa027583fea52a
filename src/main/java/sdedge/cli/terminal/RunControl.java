package sdedge.cli.terminal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import sdedge.control.Forecast;
import sdedge.instance.Instance;
import sdedge.study.ExitCode;
import sdedge.study.Reserve;
import sdedge.study.Watch;

/** Stops a search at its time limit or at a signal, and passes its progress on. */
public final class RunControl extends Watch {
  /** How long reading may take without counting towards the time limit. */
  public static final Duration UNCOUNTED = Duration.ofSeconds(1);

  private final SearchProgress progress;
  private final Terminal terminal;

  /** Controls a search that begins now. */
  public RunControl(@Nullable Duration limit, SearchProgress progress, Terminal terminal) {
    this(limit, progress, terminal, terminal.time().nanos(), 0, false);
  }

  private RunControl(
      @Nullable Duration limit,
      SearchProgress progress,
      Terminal terminal,
      long startNanos,
      double followsS,
      boolean isBounded) {
    super(limit, terminal.time(), startNanos, followsS, isBounded);
    this.terminal = terminal;
    this.progress = progress;
  }

  /**
   * Controls a search that begins now, under a limit of all that is done with an instance.
   *
   * @param readingNanos when reading it began, on the clock of the terminal
   * @param isBounded whether all policies are bounded after the search, in a part of the limit
   */
  public static RunControl ofAll(
      @Nullable Duration limit,
      SearchProgress progress,
      Terminal terminal,
      Instance instance,
      long readingNanos,
      boolean isBounded) {
    long now = terminal.time().nanos();
    long counted = Math.max(0, now - readingNanos - UNCOUNTED.toNanos());
    double followsS = limit == null ? 0 : Reserve.seconds(instance, counted / 1e9, terminal.time());
    if (limit != null && Reserve.isTooLong(limit.toNanos() / 1e9, followsS)) {
      terminal.say(
          "the time limit is too short for a result of this size: executing, writing and checking"
              + " the plan will take about "
              + Human.seconds(followsS)
              + " after the search");
    }
    return new RunControl(limit, progress, terminal, now - counted, followsS, isBounded);
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
  public void progress(double incumbentS, double boundS, @Nullable Subproblem of) {
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
