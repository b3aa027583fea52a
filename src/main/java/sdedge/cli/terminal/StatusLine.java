package sdedge.cli.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import sdedge.control.TimeSource;

/**
 * Reports how far long work is: on a terminal in one line that is written over, from the first
 * second on, and that stays below whatever else is said meanwhile; otherwise in a line every ten
 * seconds. Keeps its own time, so that it shows work that says nothing too.
 */
public final class StatusLine {
  private static final long FIRST_MS = 1_000;
  private static final long TERMINAL_PERIOD_MS = 200;
  private static final long PLAIN_PERIOD_MS = 10_000;
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean onTerminal;
  private final TimeSource time;
  private final Executor background;
  private final long periodMs;
  private final List<Supplier<String>> works = new ArrayList<>();
  private long startNanos;
  private long nextMs;
  private volatile boolean wanted;
  private boolean isTicking;
  private boolean isShown;
  private boolean isMidLine;

  /** Work that the line reports until it is closed. */
  public interface Work extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * @param onTerminal whether {@code err} is one
   * @param background runs a task that wakes the line in time, beside the work
   */
  public StatusLine(PrintStream err, boolean onTerminal, TimeSource time, Executor background) {
    this.err = err;
    this.onTerminal = onTerminal;
    this.time = time;
    this.background = background;
    periodMs = onTerminal ? TERMINAL_PERIOD_MS : PLAIN_PERIOD_MS;
  }

  /** A stream to the same terminal that writes above the line; elsewhere the stream itself. */
  public PrintStream above(PrintStream stream) {
    return onTerminal ? new PrintStream(new Above(stream), true, StandardCharsets.UTF_8) : stream;
  }

  /**
   * Begins to report work, behind what is reported of the work that it is part of.
   *
   * @param text of how far it is; empty for nothing. Must not say anything itself
   */
  public synchronized Work show(Supplier<String> text) {
    if (works.isEmpty()) {
      startNanos = time.nanos();
      nextMs = onTerminal ? FIRST_MS : PLAIN_PERIOD_MS;
      wanted = false;
    }
    works.add(text);
    if (!isTicking) {
      isTicking = true;
      background.execute(this::run);
    }
    return () -> end(text);
  }

  private synchronized void end(Supplier<String> text) {
    works.remove(text);
    if (works.isEmpty()) {
      erase();
      notifyAll();
    }
  }

  /** Whether what is shown next is out of date. */
  public boolean isWanted() {
    return wanted;
  }

  /** Is notified that what is shown next is up to date. */
  public void updated() {
    wanted = false;
  }

  private synchronized void run() {
    try {
      while (!works.isEmpty()) {
        wait(tick());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      isTicking = false;
    }
  }

  /** Shows a line if it is time to; the milliseconds to the next. */
  public synchronized long tick() {
    long elapsedMs = (time.nanos() - startNanos) / 1_000_000;
    wanted |= elapsedMs >= nextMs - periodMs;
    if (elapsedMs >= nextMs) {
      draw();
      nextMs = elapsedMs + periodMs;
      wanted = true;
    }
    return Math.max(1, Math.min(periodMs, nextMs - elapsedMs));
  }

  private void draw() {
    String line =
        works.stream()
            .map(Supplier::get)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(": "));
    if (line.isEmpty()) {
      return;
    } else if (!onTerminal) {
      err.println(line);
    } else if (!isMidLine) {
      err.print(ERASE_LINE + line);
      err.flush();
      isShown = true;
    }
  }

  private void erase() {
    if (isShown) {
      err.print(ERASE_LINE);
      err.flush();
      isShown = false;
    }
  }

  /** Makes way for what is written; the line comes again below it. */
  private final class Above extends FilterOutputStream {
    Above(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      synchronized (StatusLine.this) {
        erase();
        out.write(bytes, offset, length);
        isMidLine = length > 0 && bytes[offset + length - 1] != '\n';
      }
    }
  }
}
