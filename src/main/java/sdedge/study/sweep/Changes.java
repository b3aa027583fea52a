package sdedge.study.sweep;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;
import sdedge.document.tree.ValueOverride;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.reader.InstanceReader;

/** All that the values of a point change. */
final class Changes {
  final List<ValueOverride> settings = new ArrayList<>();
  final List<TableTimes> tables = new ArrayList<>();
  @Nullable String file;
  @Nullable Long seed;
  int tasks;

  /** The instance of a file with these changes but for the drop; the digests are the file's. */
  LoadedInstance applied(SweepFile source) throws InvalidInputException {
    LoadedInstance loaded =
        InstanceReader.load(source.file(), source.bytes(), source.folder(), settings);
    Instance instance = loaded.instance();
    for (TableTimes times : tables) {
      instance = times.applied(source.file(), instance);
    }
    int present = instance.tasks().size();
    if (tasks > present) {
      String message = tasks + " must be at most " + present + ", the number of tasks";
      throw new InvalidInputException(List.of(new Problem(source.file(), 0, 0, "tasks", message)));
    }
    return loaded.with(tasks == 0 ? instance : instance.withFirstTasks(tasks));
  }
}
