package sdedge.check.model;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import sdedge.SpeedInstances;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;

/**
 * What the check of a result executes under expected steps: one cohort of batches of one task, each
 * of which is seen as if its answer were certain. Wanted: linear in the tasks.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and prepares
public class ExecutionBenchmark {
  private static final int LENGTH = 3;

  /** Of the plan. */
  @Param({"200", "800", "3200"})
  String tasks;

  private Instance instance;
  private Plan plan;

  /** Makes the plan. */
  @Setup
  public void plan() {
    instance = SpeedInstances.ofAnySize(Integer.parseInt(tasks)).with(Steps.EXPECTED);
    List<Batch> cohort =
        IntStream.range(0, instance.tasks().size())
            .mapToObj(task -> new Batch(List.of(task), LENGTH))
            .toList();
    plan =
        new Plan(
            Pipeline.ROLLING,
            instance.speculation().scope(),
            null,
            UplinkPolicy.SEQUENTIAL,
            List.of(new Cohort(cohort)));
  }

  /** All times of all tasks. */
  @Benchmark
  public Execution execution() {
    return Execution.of(instance, plan);
  }
}
