package sdedge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An instance file of which only the first tasks of each drafter are left. */
public final class FewerTasks {
  private FewerTasks() {}

  /**
   * Writes it to {@code target}, which it returns.
   *
   * @param instance with a task per line
   */
  public static Path of(Path instance, int perDrafter, Path target) throws IOException {
    Map<String, Integer> seen = new HashMap<>();
    List<String> lines =
        Files.readAllLines(instance).stream()
            .filter(
                line ->
                    !line.stripLeading().startsWith("- {id: ")
                        || seen.merge(line.split(", ", 3)[1], 1, Integer::sum) <= perDrafter)
            .toList();
    return Files.write(target, lines);
  }
}
