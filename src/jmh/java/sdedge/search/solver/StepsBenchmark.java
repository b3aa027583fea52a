package sdedge.search.solver;

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
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;

/** Whole solves under mean and under expected steps, which take at most three times as long. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 5)
@Measurement(iterations = 5)
public class StepsBenchmark {
  /** Tasks of the instance. */
  @Param({"100", "1000"})
  public int tasks;

  /** Kind of steps. */
  @Param public Steps steps = Steps.MEAN;

  private Instance instance = SpeedInstances.ofSize(12);

  @Setup
  public void read() {
    instance = SpeedInstances.ofSize(tasks).with(steps);
  }

  /** {@code --method dp --steps …}. */
  @Benchmark
  public Outcome dynamicProgram() {
    return Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
  }
}
