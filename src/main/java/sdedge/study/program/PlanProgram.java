package sdedge.study.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
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
}
