package sdedge.search.dp;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The pair kernel: one batch against {@value #PAIRS} others of as many steps; time per pair. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class MaxSumBenchmark {
  /** Sixteen batch sizes, nine lengths. */
  private static final int PAIRS = 144;

  /** Steps of a batch. */
  @Param({"8", "16", "32", "64", "128", "256"})
  public int steps;

  private final double[] sums = new double[PAIRS];
  private double[] x = {};
  private double[] y = {}; // batch after batch

  @Setup
  public void draw() {
    Random random = new Random(1);
    x = random.doubles(steps).toArray();
    y = random.doubles((long) PAIRS * steps).toArray();
  }

  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public double[] maxSum() {
    for (int pair = 0; pair < PAIRS; pair++) {
      sums[pair] = MaxSum.of(y, pair * steps, steps, x, 0, steps);
    }
    return sums;
  }
}
