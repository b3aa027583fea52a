package sdedge.study.simulation;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import sdedge.SpeedInstances;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/** 10,000 sampled runs of a plan of 100 tasks on two threads, wanted in under 20 s. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 1)
@Measurement(iterations = 5)
public class SimulationBenchmark {
  private static final int RUNS = 10_000;

  private final Instance instance = SpeedInstances.ofSize(100);
  private final Plan plan = planned(instance);

  private static Plan planned(Instance instance) {
    Outcome outcome = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    if (outcome instanceof Outcome.Found found) {
      return found.plan();
    }
    throw new IllegalStateException("no plan: " + outcome.termination());
  }

  /** {@code simulate --runs 10000 --threads 2}. */
  @Benchmark
  public Samples simulation() {
    return new Simulation(instance, 1, RUNS, 2).run(Map.of("plan", plan), Control.NONE).get(0);
  }
}
