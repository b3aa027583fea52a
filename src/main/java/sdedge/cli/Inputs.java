package sdedge.cli;

import java.io.IOException;
import java.nio.file.Path;
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
    return InstanceReader.load(file, bytes, folder);
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
