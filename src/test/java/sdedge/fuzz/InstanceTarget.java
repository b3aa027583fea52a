package sdedge.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;
import sdedge.instance.Task;
import sdedge.instance.reader.InstanceReader;

/** Any bytes are an instance or are refused with located problems. */
public final class InstanceTarget {
  private static final Path FOLDER = Path.of("src/test/resources/malformed");

  private InstanceTarget() {}

  /** Called by the fuzzer before the first input, so that none pays for loading the classes. */
  public static void fuzzerInitialize() throws Exception {
    fuzzerTestOneInput(Files.readAllBytes(Path.of("instances/quickstart.yaml")));
    fuzzerTestOneInput(new byte[0]);
  }

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
    Instance instance;
    try {
      instance = InstanceReader.parse("fuzzed", bytes, FOLDER);
    } catch (InvalidInputException refusal) {
      Diagnostics.check(refusal);
      return;
    }
    check(instance);
    Instance again = InstanceReader.parse("fuzzed", bytes, FOLDER);
    if (!hasTable(instance) && !again.equals(instance)) {
      throw new AssertionError("read differently the second time");
    }
    Executions.check(instance, Executions.alone(instance));
  }

  private static void check(Instance instance) {
    boolean sound =
        !instance.drafters().isEmpty()
            && !instance.tasks().isEmpty()
            && instance.speculation().minLength() <= instance.speculation().maxLength();
    for (Task task : instance.tasks()) {
      sound &= task.drafter() >= 0 && task.drafter() < instance.drafters().size();
      sound &= task.inputTokens() > 0 && task.outputTokens() > 0;
    }
    for (Node node : nodes(instance)) {
      sound &= node.model().parameters() > 0 && node.passOverheadS() >= 0 && node.memoryBytes() > 0;
    }
    if (!sound) {
      throw new AssertionError("accepted: " + instance);
    }
  }

  private static List<Node> nodes(Instance instance) {
    return Stream.concat(
            Stream.of(instance.verifier()),
            instance.drafters().stream().map(drafter -> drafter.node()))
        .toList();
  }

  /** Tables are compared by identity. */
  private static boolean hasTable(Instance instance) {
    return nodes(instance).stream().anyMatch(node -> node.latency() instanceof LatencyModel.Table);
  }
}
