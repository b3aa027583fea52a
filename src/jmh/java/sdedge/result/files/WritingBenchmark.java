package sdedge.result.files;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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
import sdedge.instance.Task;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;
import sdedge.result.Result;
import sdedge.result.table.FileContent;
import sdedge.timeline.Timeline;
import sdedge.wireless.Allocation;
import sdedge.wireless.Share;
import sdedge.wireless.Uplink;

/**
 * All files of a result with a window for each batch of eight tasks. Wanted: linear in the tasks.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and prepares
public class WritingBenchmark {
  private static final int BATCH = 8;

  /** Of the plan. */
  @Param({"1000", "10000", "100000"})
  String tasks;

  private Result result;

  /** Makes the result. */
  @Setup
  public void result() {
    Instance instance = SpeedInstances.ofAnySize(Integer.parseInt(tasks));
    List<Cohort> cohorts =
        IntStream.iterate(0, from -> from < instance.tasks().size(), from -> from + BATCH)
            .mapToObj(from -> IntStream.range(from, from + BATCH).boxed().toList())
            .map(batch -> new Cohort(List.of(new Batch(batch, 0))))
            .toList();
    Plan plan =
        new Plan(
            instance.pipeline(),
            instance.speculation().scope(),
            null,
            UplinkPolicy.EXPLICIT,
            windows(instance, cohorts),
            cohorts);
    result = Result.evaluated(instance, "", Timeline.execute(instance, plan), null);
  }

  private static Allocation windows(Instance instance, List<Cohort> cohorts) {
    List<Allocation.Window> windows = new ArrayList<>();
    double clockS = 0;
    for (Cohort cohort : cohorts) {
      List<Integer> batch = cohort.batches().get(0).tasks();
      List<Task> members = batch.stream().map(instance.tasks()::get).toList();
      List<Share> shares =
          Uplink.shares(
              instance.drafters().get(0).wireless(), List.of(members), UplinkPolicy.SEQUENTIAL);
      TreeMap<Integer, Double> hz = new TreeMap<>();
      for (int k = 0; k < shares.size(); k++) {
        hz.put(batch.get(k), shares.get(k).bandwidthHz());
      }
      windows.add(Allocation.Window.lasting(clockS, shares.get(0).finishS(), hz));
      clockS = windows.get(windows.size() - 1).endS();
    }
    return new Allocation(List.of(new Allocation.Cell(0, windows)));
  }

  /** Bytes of all files. */
  @Benchmark
  public long writing() throws IOException {
    Count count = new Count();
    for (FileContent file : ResultFiles.of(result).values()) {
      file.writeTo(count);
    }
    return count.bytes;
  }

  /** Counts what is written to it. */
  private static final class Count extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] b, int offset, int length) {
      bytes += length;
    }
  }
}
