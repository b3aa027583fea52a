package sdedge.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import sdedge.HandTime;
import sdedge.cli.terminal.StatusLine;
import sdedge.cli.terminal.Terminal;
import sdedge.control.Signals;
import sdedge.control.TimeSource;
import sdedge.storage.ReadFiles;

/** The standard error of a program, and its clock; the status line moves by {@code tick} alone. */
final class Screen {
  final HandTime time = new HandTime();
  final Signals signals = new Signals();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** What the program talks to; {@code terminal} says whether somebody reads it. */
  Terminal terminal(boolean terminal) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    StatusLine status = new StatusLine(stream, terminal, time, task -> {});
    PrintStream above = status.above(stream);
    InputStream in = InputStream.nullInputStream();
    return new Terminal(
        List.of(),
        in,
        above,
        above,
        terminal,
        true,
        new AtomicBoolean(),
        status,
        new ReadFiles(),
        signals,
        time,
        time.now(),
        0);
  }

  /** The same terminal with another clock. */
  static Terminal with(Terminal terminal, TimeSource time) {
    return new Terminal(
        terminal.argv(),
        terminal.in(),
        terminal.out(),
        terminal.err(),
        terminal.outIsTerminal(),
        terminal.noColor(),
        terminal.verbose(),
        terminal.status(),
        terminal.read(),
        terminal.signals(),
        time,
        terminal.started(),
        terminal.startedNanos());
  }

  /** What was written since the last call. */
  String news() {
    String text = err.toString(StandardCharsets.UTF_8);
    err.reset();
    return text;
  }
}
