package sdedge.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Plan;
import sdedge.result.files.PlanReader;

/** Any bytes are a plan or are refused with located problems. */
public final class PlanTarget {
  private static final Path CASES = Path.of("src/test/resources/reference/cases");
  private static final List<Instance> INSTANCES =
      List.of(
          read(CASES.resolve("case-100-late-uploads.yaml")),
          read(CASES.resolve("case-105-shared-memory.yaml")));

  private PlanTarget() {}

  private static Instance read(Path file) {
    try {
      return InstanceReader.read(file);
    } catch (InvalidInputException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Called by the fuzzer before the first input, so that none pays for loading the classes. */
  public static void fuzzerInitialize() {
    for (Instance instance : INSTANCES) {
      Executions.check(instance, Executions.alone(instance));
    }
  }

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    for (Instance instance : INSTANCES) {
      Plan plan;
      try {
        plan = PlanReader.parse("fuzzed", bytes, instance).plan();
      } catch (InvalidInputException refusal) {
        Diagnostics.check(refusal);
        continue;
      }
      Executions.check(instance, plan);
    }
  }
}
