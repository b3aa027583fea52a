package sdedge.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.SearchOptions;
import sdedge.search.control.Control;
import sdedge.search.scheme.External;
import sdedge.search.scheme.NoPlanException;

/**
 * A program of others as a scheme: it reads an instance from its standard input and prints a plan.
 * Only who names it, with its command, makes one (docs/schemes.md).
 *
 * @param words of the command, the program first
 */
public record PlanProgram(String command, List<String> words) {
  /** What the name of such a scheme begins with. */
  public static final String PREFIX = "exec:";

  private static final String OUTPUT = "its output";

  public PlanProgram {
    words = List.copyOf(words);
  }

  /**
   * The scheme of a name {@code exec:COMMAND}; null for other names.
   *
   * @throws IllegalArgumentException if the command is none
   */
  public static @Nullable Approach named(String name) {
    if (!name.startsWith(PREFIX)) {
      return null;
    }
    String command = name.substring(PREFIX.length()).strip();
    return new PlanProgram(command, CommandWords.of(command)).approach();
  }

  private Approach approach() {
    return new External(PREFIX + command, "plans that a program makes", true, this::plan);
  }

  private @Nullable Plan plan(Instance instance, SearchOptions options, Control control)
      throws NoPlanException, IOException {
    Path folder = Files.createTempDirectory("sdedge-exec");
    try {
      Path input = Files.write(folder.resolve("instance"), InstanceJson.of(instance, folder));
      ProcessBuilder program = new ProcessBuilder(words);
      Map<String, String> environment = program.environment();
      environment.put("SDEDGE_SEED", Long.toString(options.seed()));
      double leftS = control.budget().leftS();
      if (!Double.isInfinite(leftS)) {
        environment.put("SDEDGE_TIME_LIMIT_S", Double.toString(Math.max(0, leftS)));
      }
      byte[] printed =
          new ProgramRun(program, input, folder.resolve("plan"), folder.resolve("talk"))
              .output(control);
      return printed == null ? null : PlanFiles.plan(OUTPUT, printed, instance);
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
}
