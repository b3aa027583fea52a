package sdedge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.instance.Instance;
import sdedge.instance.InstanceReader;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Pipeline;
import sdedge.search.Approach;
import sdedge.search.Method;
import sdedge.search.scheme.Scheme;

/** Reads the files that commands name; {@code -} is the standard input. */
final class Inputs {
  static final String STANDARD = "-";

  private final Terminal terminal;

  Inputs(Terminal terminal) {
    this.terminal = terminal;
  }

  byte[] bytes(String file) throws InvalidInputException, IOException {
    Problems problems = new Problems(file);
    return file.equals(STANDARD)
        ? InputFile.read(problems, terminal.in())
        : InputFile.read(problems, Path.of(file));
  }

  LoadedInstance instance(String file) throws InvalidInputException, IOException {
    byte[] bytes = bytes(file);
    Path folder = file.equals(STANDARD) ? Path.of("") : Path.of(file).resolveSibling("");
    Instance instance = InstanceReader.parse(file, bytes, folder);
    return new LoadedInstance(instance, file, InputFile.sha256(bytes));
  }

  /**
   * As {@link #instance(String)}, but gives up a second after the limit: the source may be slow, or
   * a pipe into which nobody writes.
   */
  LoadedInstance instance(String file, @Nullable Duration limit) throws Exception {
    if (limit == null) {
      return instance(file);
    }
    FutureTask<LoadedInstance> reading = new FutureTask<>(() -> instance(file));
    Thread thread = new Thread(reading, "reading");
    thread.setDaemon(true);
    thread.start();
    try {
      return reading.get(limit.plus(RunControl.UNCOUNTED).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new CommandFailure(
          ExitCode.LIMIT, "the time limit was reached while reading " + file, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** Refuses a method or a comparison scheme that makes no sense for the instance. */
  static void checkApproach(Instance instance, Approach approach) throws CommandFailure {
    String refusal = approach instanceof Scheme scheme ? scheme.refusal(instance) : null;
    if (approach == Method.EXHAUSTIVE && instance.drafters().size() > 1) {
      refusal = "plans are enumerated for one drafter only";
    }
    if (refusal != null) {
      throw new CommandFailure(ExitCode.INVALID_INPUT, "method " + approach.key() + ": " + refusal);
    }
  }

  /** Refuses a pipeline given by option that the instance cannot have. */
  static void checkPipeline(Instance instance) throws CommandFailure {
    int drafters = instance.drafters().size();
    if (drafters > 1 && instance.pipeline() != Pipeline.ASYNCHRONOUS) {
      throw new CommandFailure(
          ExitCode.INVALID_INPUT,
          "pipeline: "
              + instance.pipeline().key()
              + " must be asynchronous when there are "
              + drafters
              + " drafters");
    }
  }
}
