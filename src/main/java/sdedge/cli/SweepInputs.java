package sdedge.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;
import sdedge.sweep.Grid;
import sdedge.sweep.Point;

/** Makes the instances of a sweep, all before the first search, so that errors come at once. */
final class SweepInputs {
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

  /** The instances, or all problems of all of them, each once. */
  List<SweepRun.Changed> all(Grid grid) throws InvalidInputException, CommandFailure {
    List<SweepRun.Changed> all = new ArrayList<>();
    Set<Problem> problems = new LinkedHashSet<>();
    for (int i = 0; i < grid.size(); i++) {
      Point point = grid.point(i);
      try {
        all.add(new SweepRun.Changed(point, overrides.applyTo(point.applied(file, bytes, folder))));
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
