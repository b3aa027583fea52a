package sdedge.timeline;

import java.util.ArrayList;
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
import sdedge.RandomPlans;
import sdedge.SpeedInstances;
import sdedge.instance.Instance;
import sdedge.plan.Plan;

/** Execution of a random plan under the pipeline of the instance. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class TimelineBenchmark {
  /** Tasks of the instance. */
  @Param({"100", "1000"})
  public int tasks;

  private Instance instance = SpeedInstances.ofSize(12);
  private Plan plan = plan();
  private List<List<PricedBatch>> cohorts = List.of();

  @Setup
  public void draw() {
    instance = SpeedInstances.ofSize(tasks);
    plan = plan();
    PricedPlan priced = PricedPlan.of(instance, plan);
    cohorts = new ArrayList<>();
    priced.cohorts().forEachRemaining(cohorts::add);
  }

  private Plan plan() {
    return RandomPlans.next(new Random(1), instance, instance.pipeline());
  }

  /** Priced batches to a makespan. */
  @Benchmark
  public double makespan() {
    return Timeline.makespanS(instance.pipeline(), cohorts);
  }

  /** A plan to its whole record. */
  @Benchmark
  public Execution execution() {
    return Timeline.execute(instance, plan);
  }
}
