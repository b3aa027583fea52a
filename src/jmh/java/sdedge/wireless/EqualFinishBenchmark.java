package sdedge.wireless;

import java.util.List;
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
import sdedge.SpeedInstances;
import sdedge.instance.Task;
import sdedge.instance.Wireless;

/** The uplink in closed form: Lambert's W, and all users finishing together. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class EqualFinishBenchmark {
  private static final int ARGUMENTS = 1024;

  /** Users that share the uplink. */
  @Param({"10", "100", "1000"})
  public int tasks;

  private double[] arguments = new double[0];
  private List<Channel> channels = List.of();

  @Setup
  public void draw() {
    var instance = SpeedInstances.ofSize(1000);
    List<Task> some = instance.tasks().subList(0, tasks);
    Wireless cell = instance.drafters().get(0).wireless();
    channels = Channel.of(cell, some);
    arguments = new Random(1).doubles(ARGUMENTS, -1 / Math.E, 0).toArray();
  }

  /** τ of all users. */
  @Benchmark
  public double equalFinish() {
    EqualFinish finish = new EqualFinish(channels);
    return finish.seconds(finish.excess());
  }

  /** W₋₁ of {@value #ARGUMENTS} numbers. */
  @Benchmark
  public double lambertW() {
    double sum = 0;
    for (double z : arguments) {
      sum += LambertW.minusOne(z);
    }
    return sum;
  }
}
