package sdedge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.InstanceReader;
import sdedge.search.ContiguousProblem;
import sdedge.search.TaskOrdering;

/** The instances that benchmarks run on. */
public final class SpeedInstances {
  private static final Path FOLDER = Path.of("src/test/resources/reference/speed");

  private SpeedInstances() {}

  /** The instance with this many tasks. */
  public static Instance ofSize(int tasks) {
    try {
      return InstanceReader.read(FOLDER.resolve("tasks-" + tasks + ".json"));
    } catch (IOException | InvalidInputException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its search over all lengths, in the order of the file. */
  public static ContiguousProblem problem(Instance instance) {
    int lengths = instance.speculation().maxLength() + 1;
    return ContiguousProblem.of(
        instance,
        instance.order(),
        TaskOrdering.sort(instance, instance.order()),
        instance.uplink(),
        instance.pipeline(),
        IntStream.range(0, lengths).toArray());
  }
}
