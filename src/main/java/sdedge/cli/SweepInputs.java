package sdedge.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;
import sdedge.generate.ChannelDrop;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.plausibility.Plausibility;
import sdedge.study.sweep.Grid;
import sdedge.study.sweep.Point;
import sdedge.study.sweep.SweepFile;
import sdedge.study.sweep.SweepRunner;

/** Makes the instances of a sweep: all once before the first search, so that errors come early. */
final class SweepInputs implements SweepRunner.Instances {
  private static final long MOST_TASKS = 2_000_000;
  private static final int MOST_PROBLEMS = 1_000;

  private final Terminal terminal;
  private final Warnings warnings;
  private final SearchOverrides overrides;
  private final @Nullable ChannelDrop drop;
  private final Map<String, SweepFile> files = new LinkedHashMap<>();
  private final Map<String, String> digests = new LinkedHashMap<>();
  private final Map<List<String>, Integer> sizes = new HashMap<>();

  /**
   * Reads the files.
   *
   * @param drop null where no seed draws channels
   */
  SweepInputs(
      Terminal terminal,
      List<String> names,
      SearchOverrides overrides,
      WarningOptions options,
      @Nullable ChannelDrop drop)
      throws InvalidInputException, IOException {
    this.terminal = terminal;
    this.overrides = overrides;
    this.drop = drop;
    Inputs inputs = new Inputs(terminal, options);
    warnings = inputs.warnings();
    for (String name : names) {
      files.put(name, new SweepFile(name, inputs.bytes(name), Inputs.folder(name)));
    }
  }

  /**
   * Makes the instances of all points, warns of them, and forgets them again.
   *
   * @param settings the grid without seeds
   * @throws InvalidInputException with the problems of all of them, each once, until there are very
   *     many
   */
  void check(Grid settings) throws InvalidInputException, CommandFailure {
    Set<Problem> problems = new LinkedHashSet<>();
    long tasks = 0;
    for (int i = 0; i < settings.size() && problems.size() < MOST_PROBLEMS; i++) {
      Point point = settings.point(i);
      try {
        LoadedInstance loaded = loaded(point);
        digests.putAll(loaded.digests());
        terminal.read().addAll(loaded.tables().keySet());
        warnings.take(loaded.file(), Plausibility.warnings(loaded));
        int size = loaded.instance().tasks().size();
        sizes.put(point.values(), size);
        tasks += size;
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
          "the "
              + grid.size()
              + " instances of the sweep have more than "
              + MOST_TASKS
              + " tasks together. Maybe sweep fewer values?");
    }
  }

  /** What becomes of values that are most likely mistakes. */
  Warnings warnings() {
    return warnings;
  }

  /** SHA-256 of all files read, by name. */
  Map<String, String> digests() {
    return digests;
  }

  /** How many tasks the instance of a point has, which is about how long its search takes. */
  int tasks(Point point) {
    List<String> withoutSeed = new ArrayList<>(point.values());
    if (point.seed() != null) {
      withoutSeed.remove(withoutSeed.size() - 1);
    }
    return sizes.getOrDefault(withoutSeed, 1);
  }

  @Override
  public Instance of(Point point) throws InvalidInputException {
    Instance instance = loaded(point).instance();
    Long seed = point.seed();
    return overrides.applyTo(drop == null || seed == null ? instance : drop.of(instance, seed));
  }

  private LoadedInstance loaded(Point point) throws InvalidInputException {
    String file = point.file();
    SweepFile source = file == null ? null : files.get(file);
    return point.applied(source == null ? files.values().iterator().next() : source);
  }
}
