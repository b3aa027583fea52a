package sdedge.stream;

import java.io.IOException;
import java.nio.file.Path;
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
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;

/** A stream of 10,000 requests on one thread, wanted in under a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3)
@Measurement(iterations = 10)
public class StreamBenchmark {
  private static final int REQUESTS = 10_000;

  /** The network: few residents with one drafter, or many with four. */
  @Param({"quickstart", "city-4-sbs"})
  public String instance = "quickstart";

  /** Requests per second. */
  @Param("1")
  public double rate;

  private StreamRun run = new StreamRun(SpeedInstances.ofSize(12));
  private Requests requests = Requests.atOnce(new int[1]);

  /** Reads the instance and draws the requests. */
  @Setup
  public void prepare() throws IOException, InvalidInputException {
    Instance read = InstanceReader.read(Path.of("instances", instance + ".yaml"));
    run = new StreamRun(read);
    requests = Draw.of(new ArrivalLaw.Poisson(), REQUESTS, read.tasks().size(), 1, 0).at(rate);
  }

  /** The best length of every step, two groups, mean progress. */
  @Benchmark
  public StreamResult best() {
    return run.run(requests, StreamSetting.of(new ServingPolicy.Best(), 2), Control.NONE);
  }

  /** The same with drawn acceptance. */
  @Benchmark
  public StreamResult drawn() {
    StreamSetting setting =
        StreamSetting.of(new ServingPolicy.Best(), 2).with(new StepGains.Drawn(1, 0));
    return run.run(requests, setting, Control.NONE);
  }

  /** No drafts: the most steps. */
  @Benchmark
  public StreamResult autoregressive() {
    return run.run(requests, StreamSetting.of(ServingPolicy.AUTOREGRESSIVE, 1), Control.NONE);
  }
}
