package sdedge.instance;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One problem: nodes, tasks and the options of the search. Valid by construction of the reader. */
public record Instance(
    String name,
    Node verifier,
    List<Drafter> drafters,
    Speculation speculation,
    Batching batching,
    UplinkPolicy uplink,
    Pipeline pipeline,
    TaskOrder order,
    List<Task> tasks) {

  public Instance {
    drafters = List.copyOf(drafters);
    tasks = List.copyOf(tasks);
  }

  /** Indices of the tasks of a drafter, in the order given. */
  public int[] tasksOf(int drafter) {
    return IntStream.range(0, tasks.size())
        .filter(k -> tasks.get(k).drafter() == drafter)
        .toArray();
  }

  /** This instance with only the first {@code count} tasks. */
  public Instance withFirstTasks(int count) {
    return new Instance(
        name,
        verifier,
        drafters,
        speculation,
        batching,
        uplink,
        pipeline,
        order,
        tasks.subList(0, count));
  }

  /** This instance with other options of the search; null keeps what it has. */
  public Instance withOptions(
      @Nullable Pipeline newPipeline,
      @Nullable UplinkPolicy newUplink,
      @Nullable TaskOrder newOrder,
      @Nullable Scope newScope) {
    return new Instance(
        name,
        verifier,
        drafters,
        newScope == null
            ? speculation
            : new Speculation(speculation.minLength(), speculation.maxLength(), newScope),
        batching,
        newUplink == null ? uplink : newUplink,
        newPipeline == null ? pipeline : newPipeline,
        newOrder == null ? order : newOrder,
        tasks);
  }
}
