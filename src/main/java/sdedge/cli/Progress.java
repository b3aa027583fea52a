package sdedge.cli;

/**
 * Shows how a search advances: on a terminal one line that is written over, otherwise a line every
 * ten seconds; nothing in the first second.
 */
final class Progress {
  private static final double FIRST_S = 1;
  private static final double TERMINAL_PERIOD_S = 0.2;
  private static final double PLAIN_PERIOD_S = 10;
  private static final String ERASE_LINE = "\r\u001b[K";

  private final Terminal terminal;
  private final long startNanos = System.nanoTime();
  private volatile double nextS;
  private boolean shown;

  Progress(Terminal terminal) {
    this.terminal = terminal;
    nextS = terminal.errIsTerminal() ? FIRST_S : PLAIN_PERIOD_S;
  }

  /** Whether it is time to show something. */
  boolean isDue() {
    return elapsedS() >= nextS;
  }

  private double elapsedS() {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  /** Hears of progress; {@code incumbentS} is infinite without a plan. */
  synchronized void update(double incumbentS, double boundS) {
    double elapsedS = elapsedS();
    if (elapsedS < nextS) {
      return;
    }
    String line = line(elapsedS, incumbentS, boundS);
    if (terminal.errIsTerminal()) {
      terminal.err().print(ERASE_LINE + line);
      terminal.err().flush();
      nextS = elapsedS + TERMINAL_PERIOD_S;
    } else {
      terminal.err().println(line);
      nextS = elapsedS + PLAIN_PERIOD_S;
    }
    shown = true;
  }

  /** Leaves a clean line. */
  synchronized void end() {
    if (shown && terminal.errIsTerminal()) {
      terminal.err().print(ERASE_LINE);
      terminal.err().flush();
    }
  }

  static String line(double elapsedS, double incumbentS, double boundS) {
    boolean plan = Double.isFinite(incumbentS);
    String gap = plan && boundS > 0 ? Human.percent((incumbentS - boundS) / incumbentS) : "-";
    return Main.format(
        "%.1f s, incumbent %s, bound %s, gap %s",
        elapsedS,
        plan ? Human.seconds(incumbentS) : "-",
        boundS > 0 ? Human.seconds(boundS) : "-",
        gap);
  }
}
