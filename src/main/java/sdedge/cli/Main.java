package sdedge.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import sdedge.cli.terminal.ErrorReport;
import sdedge.cli.terminal.Terminal;
import sdedge.control.Signals;
import sdedge.control.TimeSource;
import sdedge.document.Human;
import sdedge.study.ExitCode;
import sdedge.study.Search;

/** The program. */
public final class Main {
  private Main() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] argv) {
    Signals signals = Signals.installed(); // first, so that from here on a signal loses no plan
    StandardOutput standardOutput = new StandardOutput();
    PrintStream out = stream(new BufferedOutputStream(standardOutput, 1 << 13), false);
    PrintStream err = stream(System.err, true);
    int code = run(argv, System.in, out, err, signals, Search.SOLVER, TimeSource.SYSTEM);
    if (out.checkError() && standardOutput.failure() != null) {
      err.println("sdedge: the standard output cannot be written: " + standardOutput.failure());
      code = ExitCode.IO_FAILED.code();
    }
    System.exit(code);
  }

  /**
   * Runs a command for another program, whose process it does not change.
   *
   * @param argv as on the command line, the command first
   * @return the exit code
   */
  public static int run(String[] argv, InputStream in, OutputStream out, OutputStream err) {
    PrintStream printed = stream(out, false);
    PrintStream said = stream(err, false);
    return run(argv, in, printed, said, new Signals(), Search.SOLVER, TimeSource.SYSTEM);
  }

  /** Runs a command. Flushes the streams, changes nothing else of the process. */
  static int run(
      String[] argv,
      InputStream in,
      PrintStream out,
      PrintStream err,
      Signals signals,
      Search search,
      TimeSource time) {
    Terminal terminal = Terminal.of(argv, in, out, err, signals, time);
    CommandLine command = RootCommand.commandLine(terminal, search);
    try {
      return command.execute(argv);
    } catch (OutOfMemoryError e) {
      return ErrorReport.of(ExitCode.LIMIT, outOfMemory())
          .deliver(terminal, FailureHandler.isJson(command.getParseResult()));
    } finally {
      out.flush();
      err.flush();
    }
  }

  private static String outOfMemory() {
    return "out of memory at "
        + (Runtime.getRuntime().maxMemory() >> 20)
        + " MiB. "
        + Human.MORE_MEMORY;
  }

  private static PrintStream stream(OutputStream out, boolean autoFlush) {
    return new PrintStream(out, autoFlush, StandardCharsets.UTF_8);
  }

  /**
   * Standard output that remembers why writing failed, which {@link java.io.PrintStream} does not:
   * that nobody reads on is no failure.
   */
  private static final class StandardOutput extends OutputStream {
    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private @Nullable IOException failure;

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    /** Why not everything could be written; null if it could or if the reader left early. */
    @Nullable String failure() {
      if (failure == null) {
        return null;
      }
      String message = String.valueOf(failure.getMessage());
      return message.toLowerCase(Locale.ROOT).contains("broken pipe") ? null : message;
    }
  }
}
