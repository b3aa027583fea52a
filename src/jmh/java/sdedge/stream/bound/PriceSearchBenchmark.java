package sdedge.stream.bound;

import java.util.Set;
import java.util.concurrent.TimeUnit;
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
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Steps;

/** The prices of 100 tasks on one thread, wanted in under 5 s. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 1)
@Measurement(iterations = 5)
public class PriceSearchBenchmark {
  /** The number of tasks. */
  @Param({"100", "1000"})
  public int tasks;

  /** How they progress. */
  @Param({"MEAN", "EXPECTED"})
  public Steps steps = Steps.MEAN;

  private Instance instance = SpeedInstances.ofSize(100);

  /** Reads the instance. */
  @Setup
  public void prepare() {
    instance = SpeedInstances.ofSize(tasks);
  }

  /** Search and full valuation. */
  @Benchmark
  public RateBound.OfModes prices() {
    return RateBound.best(instance.with(steps), Set.of(), RateBound.STREAM, Control.NONE);
  }
}
