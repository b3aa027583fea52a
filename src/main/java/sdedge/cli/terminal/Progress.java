package sdedge.cli.terminal;

import sdedge.search.control.Forecast;

/**
 * Shows how a search advances: on a terminal one line that is written over, from the first second
 * on; otherwise a line every ten seconds. Keeps its own time, so that it shows a search that says
 * nothing too.
 */
public final class Progress {
  private static final long FIRST_MS = 1_000;
  private static final long TERMINAL_PERIOD_MS = 200;
  private static final long PLAIN_PERIOD_MS = 10_000;

  /** A search of fewer states is over before its forecast is read. */
  private static final double MANY_STATES = 1e6;

  private static final String ERASE_LINE = "\r\u001b[K";

  private final Terminal terminal;
  private final boolean onTerminal;
  private final long startNanos;
  private final long periodMs;
  private long nextMs;
  private volatile boolean wanted;
  private double incumbentS = Double.POSITIVE_INFINITY;
  private double boundS;
  private boolean shown;
  private boolean foretold;
  private boolean ended;

  private Progress(Terminal terminal) {
    this.terminal = terminal;
    onTerminal = terminal.errIsTerminal();
    startNanos = terminal.time().nanos();
    periodMs = onTerminal ? TERMINAL_PERIOD_MS : PLAIN_PERIOD_MS;
    nextMs = onTerminal ? FIRST_MS : PLAIN_PERIOD_MS;
  }

  /** Begins to show progress, until {@link #end}. */
  public static Progress start(Terminal terminal) {
    Progress progress = new Progress(terminal);
    Thread thread = new Thread(progress::run, "progress");
    thread.setDaemon(true);
    thread.start();
    return progress;
  }

  /** Shows nothing. */
  public static Progress silent(Terminal terminal) {
    return new Progress(terminal);
  }

  /** Whether what is shown next is out of date. */
  public boolean isWanted() {
    return wanted;
  }

  /** Hears of progress; {@code incumbentS} is infinite without a plan. */
  public synchronized void update(double newIncumbentS, double newBoundS) {
    incumbentS = newIncumbentS;
    boundS = newBoundS;
    wanted = false;
  }

  /** Shows what a search will take if that is much, or more than there is; of several, once. */
  public synchronized void forecast(Forecast forecast) {
    if (foretold || (forecast.fits() && forecast.states() < MANY_STATES)) {
      return;
    }
    foretold = true;
    terminal.say(forecastText(forecast, Runtime.getRuntime().maxMemory()));
  }

  /** Says of a search of few states that it takes long, unless that was said before. */
  public synchronized void manyLabels(long labels, double expected) {
    if (!foretold) {
      foretold = true;
      terminal.say(
          Human.format(
              "forecast: a long search, %,d labels (ways to a state) already; at this pace up to"
                  + " %,.0f million",
              labels, Math.ceil(expected / 1e6)));
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

  /** Shows nothing more and leaves a clean line. */
  public synchronized void end() {
    ended = true;
    notifyAll();
    if (shown && onTerminal) {
      terminal.err().print(ERASE_LINE);
      terminal.err().flush();
    }
  }

  private synchronized void run() {
    try {
      while (!ended) {
        wait(showIfDue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Shows a line if it is time to; the milliseconds to the next. */
  public synchronized long showIfDue() {
    long elapsedMs = (terminal.time().nanos() - startNanos) / 1_000_000;
    wanted |= elapsedMs >= nextMs - periodMs;
    if (elapsedMs >= nextMs) {
      show(line(elapsedMs / 1e3, incumbentS, boundS));
      nextMs += periodMs;
      wanted = true;
    }
    return Math.max(1, Math.min(periodMs, nextMs - elapsedMs));
  }

  private void show(String line) {
    if (onTerminal) {
      terminal.err().print(ERASE_LINE + line);
      terminal.err().flush();
    } else {
      terminal.err().println(line);
    }
    shown = true;
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
