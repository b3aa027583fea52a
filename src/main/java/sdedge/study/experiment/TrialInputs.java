package sdedge.study.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;
import sdedge.document.tree.Document;
import sdedge.document.tree.OverridePath;
import sdedge.instance.Contradiction;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.result.table.Csv;
import sdedge.study.CommandFailure;
import sdedge.study.ExitCode;
import sdedge.study.FileSource;
import sdedge.study.Settings;

/**
 * Makes the instances of an experiment: all once before the first trial, to warn of them and to
 * find errors early, and of a sweep each again when its turn comes.
 */
public final class TrialInputs implements Runner.Instances {
  private static final long MOST_TASKS = 2_000_000;
  private static final int MOST_PROBLEMS = 1_000;
  private static final Pattern INSTANCE = Pattern.compile("[^.].*\\.(yaml|yml|json)");

  private final FileSource source;
  private final Settings before;
  private final UnaryOperator<Instance> overrides;
  private final @Nullable Drop drop;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Map<String, String> digests = new LinkedHashMap<>();
  private final Map<List<String>, Integer> sizes = new HashMap<>();
  private final Map<String, Instance> kept = new HashMap<>(); // by file
  private final Map<String, String> errors = new HashMap<>(); // by file

  /** Draws the channels of an instance. */
  @FunctionalInterface
  public interface Drop {
    Instance of(Instance instance, long seed);
  }

  /**
   * Instances of files.
   *
   * @param before values in place of those of the files, set before those of points
   * @param overrides options in place of those of the instances
   * @param drop null where no seed draws channels
   */
  public TrialInputs(
      FileSource source, Settings before, UnaryOperator<Instance> overrides, @Nullable Drop drop) {
    this.source = source;
    this.before = before;
    this.overrides = overrides;
    this.drop = drop;
  }

  /**
   * Reads files, and keeps their instances, and what is wrong with one for its rows.
   *
   * @throws InvalidInputException if a value is most likely a mistake and that is to be refused
   */
  public void readAll(Grid points) throws InvalidInputException {
    for (int i = 0; i < points.size(); i++) {
      Point point = points.point(i);
      String file = String.valueOf(point.file());
      LoadedInstance loaded;
      digests.put(file, "");
      try {
        read(List.of(file));
        digests.put(file, InputFile.sha256(bytes(file)));
        loaded = loaded(point);
      } catch (InvalidInputException e) {
        int others = e.problems().size() - 1;
        String more = others > 0 ? " (" + others + " more by validate)" : "";
        errors.put(file, e.problems().get(0) + more);
        continue;
      } catch (IOException e) {
        errors.put(file, String.valueOf(e.getMessage()));
        continue;
      }
      note(point, loaded);
      kept.put(file, overrides.apply(loaded.instance()));
    }
  }

  /** Reads files. */
  public void read(List<String> names) throws InvalidInputException, IOException {
    for (String name : names) {
      files.put(name, source.bytes(name));
    }
  }

  /**
   * Makes the instances of all points of files that were read.
   *
   * @param settings the grid without seeds
   * @throws InvalidInputException with the problems of all of them, each once, until there are very
   *     many
   */
  public void check(Grid settings) throws InvalidInputException, CommandFailure {
    Set<Problem> problems = new LinkedHashSet<>();
    long tasks = 0;
    for (int i = 0; i < settings.size() && problems.size() < MOST_PROBLEMS; i++) {
      try {
        LoadedInstance loaded = loaded(settings.point(i));
        digests.putAll(loaded.digests());
        tasks += note(settings.point(i), loaded);
        checkSize(settings, i == 0 ? tasks * settings.size() : tasks);
      } catch (InvalidInputException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(List.copyOf(problems));
    }
  }

  private static void checkSize(Grid grid, long tasks) throws CommandFailure {
    if (tasks > MOST_TASKS) {
      throw new CommandFailure(
          ExitCode.LIMIT,
          String.format(
              "the %s instances of the sweep have more than %s tasks together."
                  + " Maybe sweep fewer values?",
              grid.size(), MOST_TASKS));
    }
  }

  /** Warns of an instance; its number of tasks. */
  private int note(Point point, LoadedInstance loaded) throws InvalidInputException {
    source.note(loaded);
    int size = loaded.instance().tasks().size();
    sizes.put(point.values(), size);
    return size;
  }

  /** SHA-256 of all files read, by name; empty of one that cannot be. */
  public Map<String, String> digests() {
    return digests;
  }

  /** How many tasks the instance of a point has, which is about how long its search takes. */
  public int tasks(Point point) {
    int settings = point.values().size() - (point.seed() == null ? 0 : 1); // seeds come last
    return sizes.getOrDefault(point.values().subList(0, settings), 1);
  }

  @Override
  public @Nullable String error(Point point) {
    return errors.get(point.file());
  }

  @Override
  public Instance of(Point point) throws InvalidInputException {
    Instance made = kept.get(point.file());
    if (made != null) {
      return made;
    }
    Instance instance = loaded(point).instance();
    Long seed = point.seed();
    return overrides.apply(drop == null || seed == null ? instance : drop.of(instance, seed));
  }

  private LoadedInstance loaded(Point point) throws InvalidInputException {
    String named = point.file();
    String file = named == null ? files.keySet().iterator().next() : named;
    LoadedInstance loaded = point.applied(file, bytes(file), source.folder(file), before);
    Contradiction.check(file, overrides.apply(loaded.instance()));
    return loaded;
  }

  /** By path, what the one instance has in place of the values of axes, as far as it says. */
  public Map<String, String> base(Grid settings) {
    Map<String, String> base = new LinkedHashMap<>();
    if (files.size() == 1) {
      byte[] file = files.values().iterator().next();
      for (String path : settings.names()) {
        String value = Document.valueAt(file, OverridePath.parse(path));
        if (value != null) {
          base.put(path, value);
        }
      }
    }
    return base;
  }

  private byte[] bytes(String file) {
    return Objects.requireNonNull(files.get(file), file);
  }

  /**
   * The files given and all {@code *.yaml}, {@code *.yml} and {@code *.json} below the folders
   * given, those of a folder sorted by path; each once.
   */
  public static List<String> files(List<String> filesAndFolders) throws IOException {
    Set<String> found = new LinkedHashSet<>();
    for (String name : filesAndFolders) {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        found.addAll(below(path));
      } else {
        found.add(portable(path));
      }
    }
    return List.copyOf(found);
  }

  private static List<String> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> INSTANCE.matcher(file.getFileName().toString()).matches())
          .filter(Files::isRegularFile)
          .map(TrialInputs::portable)
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw new IOException(folder + ": cannot be searched: " + e.getMessage(), e);
    }
  }

  private static String portable(Path path) {
    return Csv.path(path.normalize().toString().replace('\\', '/'));
  }
}
