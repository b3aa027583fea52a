package sdedge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.instance.Instance;

/** Instances of which only the first tasks of each drafter are left. */
public final class FewerTasks {
  private FewerTasks() {}

  /** The instance with the first tasks of each drafter. */
  public static Instance of(Instance instance, int perDrafter) {
    int[] seen = new int[instance.drafters().size()];
    return instance.with(
        instance.tasks().stream().filter(task -> seen[task.drafter()]++ < perDrafter).toList());
  }

  /**
   * Writes it to {@code target}, which it returns.
   *
   * @param instance with a task per line
   */
  public static Path of(Path instance, int perDrafter, Path target) throws IOException {
    return Files.write(target, of(instance, perDrafter));
  }

  private static List<String> of(Path instance, int perDrafter) throws IOException {
    Map<String, Integer> seen = new HashMap<>();
    return Files.readAllLines(instance).stream()
        .filter(
            line ->
                !line.stripLeading().startsWith("- {id: ")
                    || seen.merge(line.split(", ", 3)[1], 1, Integer::sum) <= perDrafter)
        .toList();
  }
}
