package sdedge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.result.files.RunInfo;
import sdedge.study.experiment.ExperimentFolder;
import sdedge.study.stream.StreamJson;
import sdedge.study.users.CapacityFindings;

/** What was named in place of what a command takes, and which command takes it. */
final class WrongKind {
  private static final int LOOKED_AT = 1 << 20; // bytes of a file
  private static final Pattern INSTANCE = key("verifier|drafters|models");
  private static final Pattern PLAN = key("cohorts|admission");
  private static final Set<String> OF_DIRECTORIES = Set.of("explain", "report", "export");

  /** Those that take one instance, and then something else. */
  private static final Set<String> BEFORE_OTHERS = Set.of("simulate", "evaluate", "check");

  /** What a path holds, by the names and the first keys of its files. */
  private enum Kind {
    RESULT("a result", "sdedge explain, report or export %1$s, or check INSTANCE %1$s"),
    STREAM("a folder of stream", "sdedge report %1$s, or check INSTANCE %1$s"),
    CAPACITY("a folder of capacity", "sdedge report %1$s, or check INSTANCE %1$s"),
    COMPARISON("a folder of compare", "sdedge report RESULT %s"),
    EXPERIMENT("a folder of sweep or bench", "sdedge report %s"),
    INSTANCE("an instance", "sdedge solve %s -o DIR"),
    PLAN("a plan", "sdedge evaluate INSTANCE %s -o DIR");

    private final String name;
    private final String use;

    Kind(String name, String use) {
      this.name = name;
      this.use = use;
    }

    /**
     * Whether a command takes it.
     *
     * @param place of the argument among those that are no options
     */
    private boolean isTakenBy(String command, int place) {
      boolean asDirectory =
          OF_DIRECTORIES.contains(command) || (command.equals("check") && place > 0);
      return switch (this) {
        case RESULT -> asDirectory;
        case STREAM -> asDirectory && !command.equals("explain");
        case CAPACITY -> asDirectory && !command.equals("explain") && !command.equals("export");
        case COMPARISON, EXPERIMENT -> command.equals("report");
        case INSTANCE -> // of instances there are schedules, too
            (place == 0 || !BEFORE_OTHERS.contains(command))
                && (!asDirectory || command.equals("export"));
        case PLAN -> place > 0 && !asDirectory;
      };
    }
  }

  private WrongKind() {}

  private static Pattern key(String names) {
    return Pattern.compile("(?:^|[{,\\s\"'])(?:" + names + ")[\"']?\\s*:");
  }

  /**
   * What is wrong with the kinds of some paths; null if nothing is.
   *
   * @param command that was asked for
   * @param named the arguments that are no options, in their order
   */
  static @Nullable String of(String command, List<String> named) {
    for (int place = 0; place < named.size(); place++) {
      String path = named.get(place);
      Kind kind = kind(path);
      if (kind != null && !kind.isTakenBy(command, place)) {
        return "%s is %s: %s".formatted(path, kind.name, kind.use.formatted(path));
      }
    }
    return null;
  }

  private static @Nullable Kind kind(String name) {
    try {
      Path path = Path.of(name);
      return Files.isDirectory(path)
          ? ofDirectory(path)
          : Files.isRegularFile(path) ? ofFile(path) : null;
    } catch (InvalidPathException | IOException e) {
      return null;
    }
  }

  private static @Nullable Kind ofDirectory(Path directory) {
    if (ExperimentFolder.in(directory) != null) {
      return Kind.EXPERIMENT;
    } else if (!Files.exists(directory.resolve(RunInfo.FILE))) {
      return null;
    } else if (Files.exists(directory.resolve(StreamJson.FILE))) {
      return Kind.STREAM;
    } else if (Files.exists(directory.resolve(CapacityFindings.FILE))) {
      return Kind.CAPACITY;
    }
    return Files.exists(directory.resolve("compare.csv")) ? Kind.COMPARISON : Kind.RESULT;
  }

  private static @Nullable Kind ofFile(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
      boolean isPlan = PLAN.matcher(text).find();
      boolean isInstance = INSTANCE.matcher(text).find();
      return isPlan == isInstance ? null : isPlan ? Kind.PLAN : Kind.INSTANCE;
    }
  }
}
