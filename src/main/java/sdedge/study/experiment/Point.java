package sdedge.study.experiment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.reader.Arrivals;
import sdedge.study.Settings;

/**
 * One combination of values.
 *
 * @param names of all columns of the axes
 * @param values one in each of them
 */
public record Point(List<String> names, List<String> values) {
  /**
   * The instance of a file with these values, its channels not drawn again yet.
   *
   * @param file its name in problems
   * @param folder what the paths of tables are relative to
   * @param before values set before those
   * @throws InvalidInputException if it is not valid with them
   */
  public LoadedInstance applied(String file, byte[] bytes, Path folder, Settings before)
      throws InvalidInputException {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String path : names) {
      if (!Axis.OWN.contains(path)) {
        settings.put(path, String.valueOf(value(path)));
      }
    }
    LoadedInstance loaded =
        before.and(new Settings(settings)).applied(file, bytes, folder, Arrivals.AT_ZERO);
    return loaded.with(cut(file, loaded.instance()));
  }

  private Instance cut(String file, Instance instance) throws InvalidInputException {
    String tasks = value(Axis.TASKS);
    int present = instance.tasks().size();
    if (tasks == null) {
      return instance;
    } else if (Integer.parseInt(tasks) > present) {
      String message = tasks + " must be at most " + present + ", the number of tasks";
      throw new InvalidInputException(List.of(new Problem(file, 0, 0, Axis.TASKS, message)));
    }
    return instance.withFirstTasks(Integer.parseInt(tasks));
  }

  /** The file it is of; null if there is only one. */
  public @Nullable String file() {
    return value(Axis.INSTANCE);
  }

  /** The seed of the channels; null if they are those of the file. */
  public @Nullable Long seed() {
    String seed = value(Axis.SEED);
    return seed == null ? null : Long.valueOf(seed);
  }

  private @Nullable String value(String name) {
    int at = names.indexOf(name);
    return at < 0 ? null : values.get(at);
  }

  /** Such as {@code a.b=1 c=2}. */
  @Override
  public String toString() {
    return IntStream.range(0, names.size())
        .mapToObj(i -> names.get(i) + "=" + values.get(i))
        .collect(Collectors.joining(" "));
  }
}
