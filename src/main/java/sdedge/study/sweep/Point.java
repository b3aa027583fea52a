package sdedge.study.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;
import sdedge.document.Setting;
import sdedge.document.SettingPath;
import sdedge.instance.Instance;
import sdedge.instance.InstanceReader;

/**
 * One combination of values.
 *
 * @param values one for each axis
 */
public record Point(List<Axis> axes, List<String> values) {
  /**
   * The instance with these values.
   *
   * @throws InvalidInputException if it is not valid with them
   */
  public Instance applied(String file, byte[] bytes, Path folder) throws InvalidInputException {
    List<Setting> settings = new ArrayList<>();
    int tasks = 0;
    for (int a = 0; a < axes.size(); a++) {
      SettingPath path = axes.get(a).path();
      if (path == null) {
        tasks = Integer.parseInt(values.get(a));
      } else {
        settings.add(new Setting(path, values.get(a)));
      }
    }
    Instance instance = InstanceReader.parse(file, bytes, folder, settings);
    int present = instance.tasks().size();
    if (tasks > present) {
      String message = tasks + " must be at most " + present + ", the number of tasks";
      throw new InvalidInputException(List.of(new Problem(file, 0, 0, "tasks", message)));
    }
    return tasks == 0 ? instance : instance.withFirstTasks(tasks);
  }

  /** Such as {@code a.b=1 c=2}. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(" ");
    for (int a = 0; a < axes.size(); a++) {
      text.add(axes.get(a).name() + "=" + values.get(a));
    }
    return text.toString();
  }
}
