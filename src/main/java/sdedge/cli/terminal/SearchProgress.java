package sdedge.cli.terminal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import sdedge.control.ProgressListener;
import sdedge.control.ProgressListener.Forecast;
import sdedge.document.Human;

/** Reports what a search will take, and in the status line how it advances. */
public final class SearchProgress implements ProgressListener {
  /** A search of fewer states is over before its forecast is read. */
  private static final double MANY_STATES = 1e6;

  private static final double LONG_S = 30; // worth a word
  private static final double FIRST_S = 1; // a search that is over sooner is not worth a word

  private final Terminal terminal;
  private final long startNanos;
  private final StatusLine.@Nullable Work work;
  private final AtomicBoolean announced = new AtomicBoolean();
  private volatile Bests bests = new Bests(Double.POSITIVE_INFINITY, 0);

  /** What is known so far, in seconds. */
  private record Bests(double incumbentS, double boundS) {}

  private SearchProgress(Terminal terminal, boolean shown) {
    this.terminal = terminal;
    startNanos = terminal.time().nanos();
    work = shown ? terminal.status().show(this::text) : null;
  }

  /** Begins to show progress, until {@link #ended}. */
  public static SearchProgress start(Terminal terminal) {
    return new SearchProgress(terminal, true);
  }

  /** Shows nothing. */
  public static SearchProgress silent(Terminal terminal) {
    return new SearchProgress(terminal, false);
  }

  @Override
  public boolean wantsProgress() {
    return work != null && terminal.status().isWanted();
  }

  @Override
  public void progress(double incumbentS, double boundS, @Nullable Subproblem of) {
    bests = new Bests(incumbentS, boundS > 0 ? boundS : bests.boundS); // 0 says nothing new
    terminal.status().updated();
  }

  /** Says what a search will take if that is much, or more than there is; of several, once. */
  @Override
  public void forecast(Forecast forecast) {
    if (!(forecast.fits() && forecast.states() < MANY_STATES)) {
      sayOnce(forecastText(forecast, Runtime.getRuntime().maxMemory()));
    }
  }

  /** Says of a search of few states that it takes long, unless that was said before. */
  @Override
  public void manyLabels(long labels, double expected) {
    double expectedS = elapsedS() * expected / labels;
    if (expectedS >= LONG_S) {
      sayOnce(
          Human.format(
              "forecast: a long search, %,d labels (ways to a state) already; at this pace up to"
                  + " %,.0f million, in up to %s",
              labels, Math.ceil(expected / 1e6), Human.seconds(expectedS)));
    }
  }

  private double elapsedS() {
    return (terminal.time().nanos() - startNanos) / 1e9;
  }

  private void sayOnce(String text) {
    if (!announced.getAndSet(true)) {
      terminal.say(text);
    }
  }

  public static String forecastText(Forecast forecast, long heapBytes) {
    String text =
        Human.format(
            "forecast: %,d tasks, %,.0f states (batch, length), at least %,d MiB of memory",
            forecast.tasks(), forecast.states(), mebibytes(forecast.bytes()));
    return forecast.fits()
        ? text
        : text
            + Human.format(
                ", more than a search may take of the %,d MiB there are. ",
                mebibytes((double) heapBytes))
            + Human.MORE_MEMORY;
  }

  private static long mebibytes(double bytes) {
    return (long) Math.ceil(bytes / (1 << 20));
  }

  @Override
  public void failed(String what, Throwable failure) {
    terminal.say(what + " failed, the rest goes on: " + failure);
    terminal.explain(failure);
  }

  /** Shows nothing more. */
  @Override
  public void ended() {
    if (work != null) {
      work.close();
    }
  }

  private String text() {
    double elapsedS = elapsedS();
    Bests now = bests;
    return elapsedS < FIRST_S ? "" : line(elapsedS, now.incumbentS, now.boundS);
  }

  public static String line(double elapsedS, double incumbentS, double boundS) {
    boolean plan = Double.isFinite(incumbentS);
    String gap = plan && boundS > 0 ? Human.percent((incumbentS - boundS) / incumbentS) : "-";
    return Human.format(
        "%.1f s, incumbent %s, bound %s, gap %s",
        elapsedS,
        plan ? Human.seconds(incumbentS) : "-",
        boundS > 0 ? Human.seconds(boundS) : "-",
        gap);
  }
}
