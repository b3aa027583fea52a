package sdedge.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;
import sdedge.instance.Instance;
import sdedge.study.sweep.Grid;
import sdedge.study.sweep.Point;
import sdedge.study.sweep.SweepRunner;

/** Makes the instances of a sweep, all before the first search, so that errors come at once. */
final class SweepInputs {
  /** Tasks of all instances together, which are in memory at the same time. */
  private static final long MOST_TASKS = 2_000_000;

  private static final int MOST_PROBLEMS = 1_000;

  private final String file;
  private final byte[] bytes;
  private final Path folder;
  private final SearchOverrides overrides;

  SweepInputs(String file, byte[] bytes, SearchOverrides overrides) {
    this.file = file;
    this.bytes = bytes;
    this.overrides = overrides;
    folder = file.equals(Inputs.STANDARD) ? Path.of("") : Path.of(file).resolveSibling("");
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

  /** The instances, or the problems of all of them, each once, until there are very many. */
  List<SweepRunner.Changed> all(Grid grid) throws InvalidInputException, CommandFailure {
    List<SweepRunner.Changed> all = new ArrayList<>();
    Set<Problem> problems = new LinkedHashSet<>();
    long tasks = 0;
    for (int i = 0; i < grid.size() && problems.size() < MOST_PROBLEMS; i++) {
      Point point = grid.point(i);
      try {
        Instance instance = overrides.applyTo(point.applied(file, bytes, folder));
        all.add(new SweepRunner.Changed(point, instance));
        tasks += instance.tasks().size();
        checkSize(grid, i == 0 ? tasks * grid.size() : tasks);
      } catch (InvalidInputException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(List.copyOf(problems));
    }
    return all;
  }
}
