package sdedge.study.program;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.document.InputFile;
import sdedge.result.table.Csv;
import sdedge.search.scheme.NoPlanException;

/**
 * One run of a program, which never outlives it: files in place of pipes, so that nothing that it
 * leaves behind or does not read can hold anybody up.
 *
 * @param program with its words and environment
 * @param input what it reads
 * @param output where it prints
 * @param talk where its standard error goes
 */
record ProgramRun(ProcessBuilder program, Path input, Path output, Path talk) {
  private static final long POLL_MILLIS = 10;
  private static final long LONGEST_TALK = 1 << 16; // of its end, bytes

  /** A signal to the terminal reaches the program as well, and may reach it first. */
  private static final long SIGNAL_MILLIS = 200;

  /**
   * What it prints; null if the search was to stop before it ended by itself.
   *
   * @throws NoPlanException if it cannot be run or fails
   */
  byte @Nullable [] output(Control control) throws NoPlanException, IOException {
    // ASCII, since that is compared with bytes of whatever encoding
    ProgramProcesses processes = new ProgramProcesses(UUID.randomUUID().toString());
    processes.mark(program);
    Process process = start();
    Thread guard = new Thread(() -> kill(processes, process), "end of the program");
    Runtime.getRuntime().addShutdownHook(guard);
    try {
      boolean ended = hasEnded(process, control);
      return ended ? result(process.exitValue(), control) : null;
    } finally {
      kill(processes, process);
      try {
        Runtime.getRuntime().removeShutdownHook(guard);
      } catch (IllegalStateException shuttingDown) {
        // then it runs now
      }
    }
  }

  private Process start() throws NoPlanException {
    File out = output.toFile();
    try {
      return program
          .redirectInput(input.toFile())
          .redirectOutput(out)
          .redirectError(talk.toFile())
          .start();
    } catch (IOException e) {
      throw new NoPlanException(
          program.command().get(0) + " cannot be run: " + Csv.oneLine(cause(e)));
    }
  }

  private static String cause(IOException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }

  private boolean hasEnded(Process process, Control control) throws NoPlanException, IOException {
    while (control.stop() == null) {
      if (waits(process, POLL_MILLIS)) {
        return true;
      }
      refuseMuch();
    }
    return false;
  }

  private void refuseMuch() throws NoPlanException, IOException {
    if (Files.size(output) > InputFile.MOST_BYTES || Files.size(talk) > InputFile.MOST_BYTES) {
      throw new NoPlanException("it prints more than 64 MiB");
    }
  }

  private static boolean waits(Process process, long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private byte @Nullable [] result(int code, Control control) throws NoPlanException, IOException {
    if (code == 0) {
      refuseMuch();
      return Files.readAllBytes(output);
    }
    try {
      Thread.sleep(SIGNAL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (control.stop() != null) {
      return null;
    }
    String said = lastLine();
    throw new NoPlanException(
        "it ended with exit code " + code + (said.isEmpty() ? "" : ": " + said));
  }

  private String lastLine() throws IOException {
    byte[] end;
    try (InputStream in = Files.newInputStream(talk)) {
      in.skipNBytes(Math.max(0, Files.size(talk) - LONGEST_TALK));
      end = in.readAllBytes();
    }
    List<String> lines =
        new String(end, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "" : Csv.oneLine(lines.get(lines.size() - 1));
  }

  private static void kill(ProgramProcesses processes, Process process) {
    processes.end(process);
    waits(process, 1000);
  }

  /**
   * A program and all that it starts. Who leaves its session, or whose parent ends, is no
   * descendant for the system any more, but has inherited the environment, which Linux shows;
   * elsewhere only descendants are known.
   *
   * @param mark value of {@value #MARK} in their environment and in no other
   */
  private record ProgramProcesses(String mark) {
    private static final String MARK = "SDEDGE_RUN";
    private static final int MOST_ROUNDS = 100; // each ends those that were started in the last
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** Has a program, and so all that it starts, carry the mark. */
    void mark(ProcessBuilder program) {
      program.environment().put(MARK, mark);
    }

    /** Ends the program and the others, as far as they are known. */
    void end(Process program) {
      List<ProcessHandle> children = program.descendants().toList();
      program.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
      for (int round = 0; round < MOST_ROUNDS; round++) {
        List<ProcessHandle> left = marked();
        if (left.isEmpty()) {
          return;
        }
        left.forEach(ProcessHandle::destroyForcibly);
        LockSupport.parkNanos(ROUND_NANOS); // a killed one is there for a moment more
      }
    }

    private List<ProcessHandle> marked() {
      long self = ProcessHandle.current().pid();
      try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
        return all.filter(each -> each.pid() != self && isMarked(each)).toList();
      }
    }

    /** Those of other users, or that are gone, show no environment. */
    private boolean isMarked(ProcessHandle process) {
      Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
      try {
        String variables = Files.readString(environment, StandardCharsets.ISO_8859_1);
        return Stream.of(variables.split("\0")).anyMatch((MARK + "=" + mark)::equals);
      } catch (IOException e) {
        return false;
      }
    }
  }
}
