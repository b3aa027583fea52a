package sdedge.instance;

import java.io.IOException;
import java.nio.file.Files;
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
import sdedge.document.InvalidInputException;
import sdedge.instance.reader.InstanceReader;

/** Reading an instance from bytes in memory, as {@code scripts/results/growth.sh} makes it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReadingBenchmark {
  private static final Path FOLDER = Path.of("target/growth");

  /** Tasks of the instance. */
  @Param({"1000", "100000"})
  public int tasks;

  private byte[] bytes = new byte[0];

  @Setup
  public void load() throws IOException {
    bytes = Files.readAllBytes(FOLDER.resolve("tasks-" + tasks + ".yaml"));
  }

  @Benchmark
  public Instance reading() throws InvalidInputException, IOException {
    return InstanceReader.parse("tasks.yaml", bytes, FOLDER);
  }
}
