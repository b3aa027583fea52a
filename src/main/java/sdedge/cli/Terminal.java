package sdedge.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sdedge.output.Machine;
import sdedge.output.ReadFiles;
import sdedge.output.RunInfo;
import sdedge.search.TimeSource;

/**
 * What a command talks to.
 *
 * @param argv the arguments of the program, for the record
 * @param outIsTerminal whether someone reads {@code out}; false if not known
 * @param errIsTerminal whether someone reads {@code err}; false if not known
 * @param noColor whether the environment asks for no colours
 * @param read the files that this call reads
 * @param signals of the user
 * @param time the clock
 * @param started when the program began
 * @param startedNanos the same in the nanoseconds of {@code time}
 */
record Terminal(
    List<String> argv,
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    boolean noColor,
    ReadFiles read,
    Signals signals,
    TimeSource time,
    Instant started,
    long startedNanos) {

  Terminal {
    argv = List.copyOf(argv);
  }

  /** Streams of this process; the launcher knows which of them are terminals. */
  static Terminal of(
      String[] argv,
      InputStream in,
      PrintStream out,
      PrintStream err,
      Signals signals,
      TimeSource time) {
    String noColor = System.getenv("NO_COLOR");
    return new Terminal(
        List.of(argv),
        in,
        out,
        err,
        Boolean.getBoolean("sdedge.stdout.terminal"),
        Boolean.getBoolean("sdedge.stderr.terminal"),
        noColor != null && !noColor.isEmpty(),
        new ReadFiles(),
        signals,
        time,
        time.now(),
        time.nanos());
  }

  /** Whether to show where in the program something failed. */
  boolean isVerbose() {
    return argv.stream().anyMatch(arg -> arg.equals("--verbose") || arg.startsWith("-v"));
  }

  /** Says why something went wrong. */
  void say(Throwable cause) {
    String message = cause.getMessage();
    say(message == null ? cause.toString() : message);
  }

  /** Says something that is not the result. */
  void say(String message) {
    err.println("sdedge: " + message);
  }

  /**
   * What is recorded of this run.
   *
   * @param used options by name
   * @param inputs SHA-256 by file
   * @param seconds that parts took, by name
   */
  RunInfo run(
      Map<String, @Nullable Object> used, Map<String, String> inputs, Map<String, Double> seconds) {
    Optional<Duration> cpu = ProcessHandle.current().info().totalCpuDuration();
    return new RunInfo(
        argv,
        used,
        Versions.all(),
        started,
        (time.nanos() - startedNanos) / 1e9,
        cpu.map(duration -> duration.toNanos() / 1e9).orElse(null),
        Machine.current(),
        inputs,
        seconds);
  }
}
