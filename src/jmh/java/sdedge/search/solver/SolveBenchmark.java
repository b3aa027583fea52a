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
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;

/** Whole solves, to the proof, of an instance already read; on one thread and warmed up. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class SolveBenchmark {
  /** Tasks of the instance. */
  @Param({"16", "48", "100", "400", "1000"})
  public int tasks;

  private Instance instance = SpeedInstances.ofSize(12);

  @Setup
  public void read() {
    instance = SpeedInstances.ofSize(tasks);
  }

  /** {@code --method dp}. */
  @Benchmark
  public Outcome dynamicProgram() {
    Outcome outcome = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    if (!(outcome instanceof Outcome.Optimal)) {
      throw new IllegalStateException("not proven: " + outcome.termination());
    }
    return outcome;
  }
}
