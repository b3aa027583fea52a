package sdedge.study.sweep;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.document.SettingPath;

/**
 * What varies in a sweep.
 *
 * @param name of the column
 * @param path what to set; null stands for the number of tasks
 * @param values as they would stand in the file
 */
public record Axis(String name, @Nullable SettingPath path, List<String> values) {
  private static final String TASKS = "tasks";

  public Axis {
    values = List.copyOf(values);
  }

  /**
   * Reads {@code path=v1,v2,…}.
   *
   * @throws IllegalArgumentException if it is not that
   */
  public static Axis parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("'" + text + "' must be path=v1,v2,…");
    }
    SettingPath path = SettingPath.parse(text.substring(0, equals).strip());
    return new Axis(path.toString(), path, Values.parse(text.substring(equals + 1)));
  }

  /**
   * Reads how many of the tasks to take.
   *
   * @throws IllegalArgumentException if a value is not a number of tasks
   */
  public static Axis ofTasks(String text) {
    List<String> counts = Values.parse(text);
    for (String count : counts) {
      if (!count.matches("0*[1-9][0-9]{0,8}")) {
        throw new IllegalArgumentException("'" + count + "' must be a number of tasks, at least 1");
      }
    }
    return new Axis(TASKS, null, counts);
  }
}
