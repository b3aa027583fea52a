package sdedge.study.program;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.document.InputFile;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.result.table.Csv;
import sdedge.search.Approach;
import sdedge.search.SearchOptions;
import sdedge.search.scheme.External;
import sdedge.search.scheme.NoPlanException;
import sdedge.search.solver.Approaches;

/**
 * A program of others as a scheme: it reads an instance from its standard input and prints a plan.
 * Only who names it, with its command, makes one (docs/schemes.md).
 *
 * @param name of the scheme
 * @param words of the command, the program first
 */
public record PlanProgram(String name, String command, List<String> words) {
  /** What stands before a command. */
  public static final String PREFIX = "exec:";

  private static final Pattern NAMED =
      Pattern.compile("(?:(" + PlanFiles.NAMES + ")=)?" + PREFIX + "(.*)", Pattern.DOTALL);
  private static final String OUTPUT = "its output";

  public PlanProgram {
    words = List.copyOf(words);
  }

  /**
   * The scheme of a name {@code exec:COMMAND}, or {@code NAME=exec:COMMAND}, which is called NAME;
   * null for other names.
   *
   * @throws IllegalArgumentException if the command is none, or NAME that of a method
   */
  public static @Nullable Approach named(String text) {
    Matcher named = NAMED.matcher(text);
    if (!named.matches()) {
      return null;
    }
    String command = named.group(2).strip();
    String given = named.group(1);
    if (given != null && Approaches.named(given) != null) {
      throw new IllegalArgumentException(given + " is the name of a method");
    }
    String name = given == null ? PREFIX + command : given;
    return new PlanProgram(name, command, CommandWords.of(command)).approach();
  }

  private Approach approach() {
    return new External(name, "plans that a program makes", true, this::plan);
  }

  /**
   * What to say of a program that failed where its command ends like a list of methods; else
   * nothing.
   */
  private String hint() {
    int comma = command.lastIndexOf(',');
    String last = command.substring(comma + 1);
    boolean isMethod = comma >= 0 && (Approaches.named(last) != null || last.contains(PREFIX));
    return isMethod
        ? (". The command goes on to the end of the list, with its commas: '%s' is part of"
                + " it. Maybe put it before %s, or give it by a --methods of its own?")
            .formatted(last, PREFIX)
        : "";
  }

  private @Nullable Plan plan(Instance instance, SearchOptions options, Control control)
      throws NoPlanException, IOException {
    Path folder = Files.createTempDirectory("sdedge-exec");
    try {
      Path input = Files.write(folder.resolve("instance"), InstanceJson.of(instance, folder));
      ProcessBuilder program = new ProcessBuilder(words);
      Map<String, String> environment = program.environment();
      environment.put("SDEDGE_SEED", Long.toString(options.seed()));
      double leftS = control.leftS();
      if (!Double.isInfinite(leftS)) {
        environment.put("SDEDGE_TIME_LIMIT_S", Double.toString(Math.max(0, leftS)));
      }
      byte[] printed =
          new ProgramRun(program, input, folder.resolve("plan"), folder.resolve("talk"))
              .output(control);
      return printed == null ? null : PlanFiles.plan(OUTPUT, printed, instance);
    } catch (NoPlanException e) {
      throw new NoPlanException(e.getMessage() + hint());
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * Splits a command into words, as a shell does without anything that a shell expands: blanks
   * separate, {@code '…'} is taken as it is, in {@code "…"} a backslash stands before {@code "} and
   * {@code \}, outside of both before a blank, a quote and itself; elsewhere it is a character.
   */
  static final class CommandWords {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean isOpen; // a word has begun, perhaps with nothing in it yet
    private int at;

    private CommandWords(String text) {
      this.text = text;
    }

    /**
     * The words, at least one.
     *
     * @throws IllegalArgumentException if there is none, or a quote is left open
     */
    static List<String> of(String text) {
      return new CommandWords(text).split();
    }

    private List<String> split() {
      while (at < text.length()) {
        char next = text.charAt(at++);
        if (next == '\'' || next == '"') {
          quoted(next);
        } else if (Character.isWhitespace(next)) {
          close();
        } else {
          add(next == '\\' && escapes(" \t'\"\\") ? text.charAt(at++) : next);
        }
      }
      close();
      if (words.isEmpty() || words.get(0).isEmpty()) {
        throw new IllegalArgumentException("a command is missing");
      }
      return words;
    }

    private void quoted(char quote) {
      isOpen = true;
      while (at < text.length() && text.charAt(at) != quote) {
        char next = text.charAt(at++);
        add(quote == '"' && next == '\\' && escapes("\"\\") ? text.charAt(at++) : next);
      }
      if (at++ == text.length()) {
        throw new IllegalArgumentException("a " + quote + " is never closed in " + text);
      }
    }

    private boolean escapes(String characters) {
      return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
    }

    private void add(char next) {
      isOpen = true;
      word.append(next);
    }

    private void close() {
      if (isOpen) {
        words.add(word.toString());
        word.setLength(0);
        isOpen = false;
      }
    }
  }

  /**
   * One run of a program, which never outlives it: files in place of pipes, so that nothing that it
   * leaves behind or does not read can hold anybody up.
   *
   * @param program with its words and environment
   * @param input what it reads
   * @param output where it prints
   * @param talk where its standard error goes
   */
  private record ProgramRun(ProcessBuilder program, Path input, Path output, Path talk) {
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

    private byte @Nullable [] result(int code, Control control)
        throws NoPlanException, IOException {
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
}
