package sdedge.check.model;

import java.util.List;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.Task;

/** What tasks reserve in the memory of a node (Section 6 of the model). */
public final class Memory {
  private static final double ROUNDING = 1e-12;

  private Memory() {}

  /** I + O + l_max, the cached tokens that a task reserves. */
  public static double tokens(Instance instance, int task) {
    Task of = instance.tasks().get(task);
    return (double) of.inputTokens() + of.outputTokens() + instance.speculation().maxLength();
  }

  /** The tokens that some tasks reserve. */
  public static double tokens(Instance instance, List<Integer> tasks) {
    return tasks.stream().mapToDouble(task -> tokens(instance, task)).sum();
  }

  /** Whether a node holds some tokens beside its weights. */
  public static boolean fits(Node node, double tokens) {
    return node.model().kvBytesPerToken() * tokens <= room(node) * (1 + ROUNDING);
  }

  /** Bytes that some tokens lack on a node. */
  public static double missingBytes(Node node, double tokens) {
    return node.model().kvBytesPerToken() * tokens - room(node);
  }

  private static double room(Node node) {
    return node.memoryBytes() - node.model().weightBytes();
  }
}
