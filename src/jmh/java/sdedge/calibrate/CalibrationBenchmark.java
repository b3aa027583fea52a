package sdedge.calibrate;

import java.util.Random;
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
import sdedge.control.Control;

/** Fitting runs with noise of 10 %, each at a load of its own; 10,000 are wanted in a minute. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class CalibrationBenchmark {
  /** Runs to fit to. */
  @Param({"100", "1000", "10000"})
  public int runs;

  private String table = "";

  @Setup
  public void draw() throws Exception {
    table = NoisyRuns.table(new Random(1), runs);
  }

  @Benchmark
  public Calibration calibration() throws Exception {
    return NoisyRuns.fit(table, Control.NONE);
  }
}
