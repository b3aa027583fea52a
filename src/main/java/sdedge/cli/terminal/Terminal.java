package sdedge.cli.terminal;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.ProgressListener;
import sdedge.control.Signals;
import sdedge.control.Termination;
import sdedge.control.TimeSource;
import sdedge.result.files.RunInfo;
import sdedge.storage.ReadFiles;
import sdedge.storage.ResultDirectory;
import sdedge.study.ExitCode;

/**
 * What a command talks to.
 *
 * @param argv the arguments of the program, for the record
 * @param outIsTerminal whether someone reads {@code out}; false if not known
 * @param noColor whether the environment asks for no colours
 * @param verbose whether bugs are reported with where they happened; known once {@code argv} is
 *     parsed
 * @param status stays below whatever is written to {@code out} and {@code err}
 * @param read the files that this call reads
 * @param signals of the user
 * @param time the clock
 * @param started when the program began
 * @param startedNanos the same in the nanoseconds of {@code time}
 */
public record Terminal(
    List<String> argv,
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean noColor,
    AtomicBoolean verbose,
    StatusLine status,
    ReadFiles read,
    Signals signals,
    TimeSource time,
    Instant started,
    long startedNanos) {
  /** The name of the standard streams as files. */
  public static final String STANDARD = "-";

  /** How much of the beginning of the program does not count towards a limit. */
  public static final Duration UNCOUNTED = Duration.ofSeconds(1);

  public Terminal {
    argv = List.copyOf(argv);
  }

  /** Streams of this process; the launcher knows which of them are terminals. */
  public static Terminal of(
      String[] argv,
      InputStream in,
      PrintStream out,
      PrintStream err,
      Signals signals,
      TimeSource time) {
    boolean outIsTerminal = Boolean.getBoolean("sdedge.stdout.terminal");
    boolean errIsTerminal = Boolean.getBoolean("sdedge.stderr.terminal");
    StatusLine status = new StatusLine(err, errIsTerminal, time, Terminal::startBeside);
    String noColor = System.getenv("NO_COLOR");
    return new Terminal(
        List.of(argv),
        in,
        outIsTerminal ? status.above(out) : out,
        status.above(err),
        outIsTerminal,
        noColor != null && !noColor.isEmpty(),
        new AtomicBoolean(),
        status,
        new ReadFiles(),
        signals,
        time,
        time.now(),
        time.nanos());
  }

  /**
   * When the work of the program must stop: at a signal, or at a limit of all of it, in which its
   * first second does not count.
   *
   * @param limit null for none
   */
  public Control control(@Nullable Duration limit, ProgressListener listener) {
    return control(limit, Math.min(time.nanos(), startedNanos + UNCOUNTED.toNanos()), listener);
  }

  /** When something that begins now must stop: at a signal, or at a limit of its own. */
  public Control controlFromNow(@Nullable Duration limit, ProgressListener listener) {
    return control(limit, time.nanos(), listener);
  }

  private Control control(@Nullable Duration limit, long beginNanos, ProgressListener listener) {
    return Control.limited(Control.seconds(limit), time, beginNanos, this::asked, listener);
  }

  private @Nullable Termination asked() {
    return signals.received() == 0 ? null : Termination.INTERRUPTED;
  }

  /** The code of the first signal; null if none came. */
  public @Nullable ExitCode signalled() {
    return switch (signals.received()) {
      case 0 -> null;
      case Signals.INT -> ExitCode.INTERRUPTED;
      default -> ExitCode.TERMINATED;
    };
  }

  /** The code of the first signal; another one if none came. */
  public ExitCode signalledOr(ExitCode otherwise) {
    ExitCode signalled = signalled();
    return signalled == null ? otherwise : signalled;
  }

  /** Says of a bug where it happened, or how to learn that. */
  public void explain(Throwable bug) {
    if (verbose.get()) {
      bug.printStackTrace(err);
    } else {
      err.println("This is a bug. With -v it shows where it happened.");
    }
  }

  private static void startBeside(Runnable task) {
    Thread thread = new Thread(task, "status line");
    thread.setDaemon(true);
    thread.start();
  }

  /** Says why something went wrong. */
  public void say(Throwable cause) {
    String message = cause.getMessage();
    say(message == null ? cause.toString() : message);
  }

  /** Says something that is not the result. */
  public void say(String message) {
    err.println("sdedge: " + message);
  }

  /**
   * From now on a signal ends the program in a moment: a result is whole by then or not there.
   *
   * @param directory of the result; null where it has none
   * @param name of the directory to the user
   */
  public void writing(@Nullable ResultDirectory directory, String name) {
    signals.writing(() -> abandon(directory, name));
  }

  /** Takes away what is not whole of a directory, and says so if it was being written. */
  public void abandon(@Nullable ResultDirectory directory, String name) {
    if (directory != null && directory.abandon()) {
      say("ended while " + name + " was being written; it is not there");
    }
  }

  /**
   * What is recorded of this run.
   *
   * @param used options by name
   * @param inputs SHA-256 by file
   * @param seconds that parts took, by name
   */
  public RunInfo run(
      Map<String, @Nullable Object> used, Map<String, String> inputs, Map<String, Double> seconds) {
    double wallS = (time.nanos() - startedNanos) / 1e9;
    return RunInfo.now(argv, used, started, wallS, inputs, seconds);
  }

  /** Arguments as one would type them. */
  public static final class Shell {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/:=,+@%-]+");

    private Shell() {}

    /** The command line of this program with some arguments. */
    public static String command(List<String> arguments) {
      return "sdedge " + arguments.stream().map(Shell::word).collect(Collectors.joining(" "));
    }

    /** An argument, in quotes if it needs them; characters that do not show are left out. */
    private static String word(String argument) {
      String shown = argument.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "");
      return PLAIN.matcher(shown).matches() ? shown : "'" + shown.replace("'", "'\\''") + "'";
    }
  }
}
