package sdedge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import sdedge.document.InvalidInputException;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.TaskOrdering;
import sdedge.search.problem.ContiguousProblem;

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

  /** The tasks of the largest of them again and again, until there are this many. */
  public static Instance ofAnySize(int tasks) {
    Instance instance = ofSize(1000);
    List<Task> known = instance.tasks();
    return instance.with(
        IntStream.range(0, tasks)
            .mapToObj(k -> renamed(known.get(k % known.size()), "u" + (k + 1)))
            .toList());
  }

  private static Task renamed(Task task, String id) {
    return new Task(
        id,
        task.drafter(),
        task.inputTokens(),
        task.outputTokens(),
        task.acceptance(),
        task.txPowerDbm(),
        task.channelGainDb());
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
        DraftChoice.ofLengths(IntStream.range(0, lengths).toArray()));
  }
}
