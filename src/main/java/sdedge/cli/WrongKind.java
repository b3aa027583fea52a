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
import sdedge.document.InvalidInputException;
import sdedge.result.files.RunInfo;
import sdedge.study.StoredRun;
import sdedge.study.experiment.SavedExperiment;
import sdedge.study.stream.StreamJson;

/** What was named in place of what a command takes, and which command takes it. */
final class WrongKind {
  private static final int LOOKED_AT = 1 << 20; // bytes of a file
  private static final Pattern INSTANCE = key("verifier|drafters|models");
  private static final Pattern PLAN = key("cohorts|admission");
  private static final Set<String> OF_DIRECTORIES = Set.of("explain", "report", "export");
  private static final Set<String> OF_PLANS = Set.of("simulate", "evaluate");

  /** What a path holds, by the names and the first keys of its files. */
  private enum Kind {
    RESULT,
    STREAM,
    COMPARISON,
    EXPERIMENT,
    INSTANCE,
    PLAN,
    OTHER
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
      String wrong = of(command, named, place);
      if (wrong != null) {
        return wrong;
      }
    }
    return null;
  }

  private static @Nullable String of(String command, List<String> named, int place) {
    String path = named.get(place);
    return switch (kind(path)) {
      case RESULT -> ofResult(command, named, place);
      case STREAM ->
          command.equals("report")
                  || command.equals("export")
                  || (command.equals("check") && place > 0)
              ? null
              : path + " was written by stream: sdedge report " + path + " shows it";
      case COMPARISON ->
          command.equals("report")
              ? null
              : path + " was written by compare: sdedge report RESULT " + path + " shows it";
      case EXPERIMENT ->
          command.equals("report")
              ? null
              : path + " was written by sweep or bench: sdedge report " + path + " shows it";
      case INSTANCE -> ofInstance(command, path, place);
      case PLAN -> ofPlan(command, path, place);
      case OTHER -> null;
    };
  }

  private static @Nullable String ofResult(String command, List<String> named, int place) {
    String path = named.get(place);
    if (OF_PLANS.contains(command)) {
      Path plan = Path.of(path, "plan.json");
      return path + " is a result: sdedge " + command + " " + instance(named, path) + " " + plan;
    } else if (command.equals("check") && place == 0) {
      return path + " is a result: sdedge check " + instance(named, path) + " " + path;
    }
    return OF_DIRECTORIES.contains(command) || command.equals("check")
        ? null
        : path + " is a result, not an instance, which was " + instance(named, path);
  }

  /** The instance that is named with a result, or that its run names. */
  private static String instance(List<String> named, String result) {
    for (String other : named) {
      if (kind(other) == Kind.INSTANCE) {
        return other;
      }
    }
    try {
      return StoredRun.read(Path.of(result)).inputs().keySet().stream()
          .findFirst()
          .orElse("INSTANCE");
    } catch (IOException | InvalidInputException e) {
      return "INSTANCE";
    }
  }

  private static @Nullable String ofInstance(String command, String path, int place) {
    boolean exports = command.equals("export"); // schedules of instances too
    boolean isResult = OF_DIRECTORIES.contains(command) || (command.equals("check") && place > 0);
    if (isResult && !exports) {
      String solve = "sdedge solve " + path + " -o results/NAME";
      return "%s is an instance: %s writes the directory that %s takes"
          .formatted(path, solve, command);
    }
    return OF_PLANS.contains(command) && place > 0
        ? path + " is an instance, not a plan, which solve writes as plan.json"
        : null;
  }

  private static @Nullable String ofPlan(String command, String path, int place) {
    Path folder = Path.of(path).toAbsolutePath().getParent();
    boolean ofResult = folder != null && kind(folder.toString()) == Kind.RESULT;
    if (OF_DIRECTORIES.contains(command) || (command.equals("check") && place > 0)) {
      Path result = Path.of(path).getParent();
      return ofResult && result != null
          ? path + " is the plan of a result: " + command + " takes the directory " + result
          : "%s is a plan: sdedge evaluate INSTANCE %s -o results/NAME writes a result"
              .formatted(path, path);
    }
    return place == 0
        ? path + " is a plan, not an instance: sdedge evaluate INSTANCE " + path
        : null;
  }

  private static Kind kind(String name) {
    try {
      Path path = Path.of(name);
      return Files.isDirectory(path)
          ? ofDirectory(path)
          : Files.isRegularFile(path) ? ofFile(path) : Kind.OTHER;
    } catch (InvalidPathException | IOException e) {
      return Kind.OTHER;
    }
  }

  private static Kind ofDirectory(Path directory) {
    if (SavedExperiment.in(directory) != null) {
      return Kind.EXPERIMENT;
    } else if (!Files.exists(directory.resolve(RunInfo.FILE))) {
      return Kind.OTHER;
    } else if (Files.exists(directory.resolve(StreamJson.FILE))) {
      return Kind.STREAM;
    }
    return Files.exists(directory.resolve("compare.csv")) ? Kind.COMPARISON : Kind.RESULT;
  }

  private static Kind ofFile(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
      boolean isPlan = PLAN.matcher(text).find();
      boolean isInstance = INSTANCE.matcher(text).find();
      return isPlan == isInstance ? Kind.OTHER : isPlan ? Kind.PLAN : Kind.INSTANCE;
    }
  }
}
