package sdedge.search.dp;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import sdedge.SpeedInstances;
import sdedge.control.Control;
import sdedge.instance.DraftChoice;
import sdedge.instance.Pipeline;
import sdedge.latency.BatchProfile;
import sdedge.search.problem.BatchPricing;
import sdedge.search.problem.ContiguousProblem;

/** Pricing batches and bounding paths, on 100 tasks with up to 50 in a batch and lengths 0–6. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class RowBenchmark {
  private static final int LENGTH = 4;

  private final ContiguousProblem problem = SpeedInstances.problem(SpeedInstances.ofSize(100));
  private final Workers workers = new Workers(1);
  private final BatchTable table =
      new BatchTable(
          problem,
          Objects.requireNonNull(BatchPricing.of(problem, Control.NONE)),
          SlotCosts.of(Pipeline.ROLLING).weights(),
          workers,
          Control.NONE);

  @Setup
  public void build() {
    table.build(0, problem.size(), 0);
  }

  @TearDown
  public void end() {
    workers.close();
  }

  /** Stage times of one batch of 50 tasks. */
  @Benchmark
  public BatchProfile batchProfile() {
    return BatchProfile.of(
        problem.stages(), problem.instance().tasks().subList(0, 50), d -> DraftChoice.of(LENGTH));
  }

  /** Stage times of the 350 batches that start with one task. */
  @Benchmark
  public BatchRow batchRow() {
    table.drop(0);
    table.rewind();
    table.build(0, 1, 0);
    return table.row(0);
  }

  /** The bounds, from rows already built. */
  @Benchmark
  public PathBounds pathBounds() {
    PathBounds bounds = new PathBounds(problem, SlotCosts.of(Pipeline.ROLLING).weights());
    for (int start = 0; start < problem.size(); start++) {
      bounds.add(table.row(start));
    }
    bounds.finish();
    return bounds;
  }
}
