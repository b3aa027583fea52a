package sdedge.cli.terminal;

import java.util.function.Supplier;

/**
 * Says how long work advances: on a terminal one line that is written over, otherwise a line every
 * ten seconds; nothing in the first second.
 */
public final class StatusLine {
  private static final double FIRST_S = 1;
  private static final double TERMINAL_PERIOD_S = 0.2;
  private static final double PLAIN_PERIOD_S = 10;
  private static final String ERASE_LINE = "\r\u001b[K";

  private final Terminal terminal;
  private final long startNanos;
  private volatile double nextS;
  private boolean shown;

  public StatusLine(Terminal terminal) {
    this.terminal = terminal;
    startNanos = terminal.time().nanos();
    nextS = terminal.errIsTerminal() ? FIRST_S : PLAIN_PERIOD_S;
  }

  /** Whether it is time to show something. */
  public boolean isDue() {
    return elapsedS() >= nextS;
  }

  public double elapsedS() {
    return (terminal.time().nanos() - startNanos) / 1e9;
  }

  /** Shows a text if it is time to. */
  public synchronized void show(Supplier<String> text) {
    double elapsedS = elapsedS();
    if (elapsedS < nextS) {
      return;
    }
    if (terminal.errIsTerminal()) {
      terminal.err().print(ERASE_LINE + text.get());
      terminal.err().flush();
      nextS = elapsedS + TERMINAL_PERIOD_S;
    } else {
      terminal.err().println(text.get());
      nextS = elapsedS + PLAIN_PERIOD_S;
    }
    shown = true;
  }

  /** Leaves a clean line. */
  public synchronized void end() {
    if (shown && terminal.errIsTerminal()) {
      terminal.err().print(ERASE_LINE);
      terminal.err().flush();
      shown = false;
    }
  }
}
